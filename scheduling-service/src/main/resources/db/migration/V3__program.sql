create table program (
  id uuid primary key,
  site_id uuid not null references site,
  name varchar(120) not null,
  level_of_care varchar(20) not null
    check (level_of_care in ('INPATIENT', 'RESIDENTIAL', 'PHP', 'IOP', 'OP', 'AFTERCARE')),
  track varchar(40) not null,
  substance_use boolean not null,
  minimum_minutes_per_week integer not null check (minimum_minutes_per_week >= 0),
  maximum_minutes_per_week integer not null,
  minimum_minutes_per_treatment_day integer not null check (minimum_minutes_per_treatment_day > 0),
  individual_minutes integer not null check (individual_minutes > 0),
  family_minutes integer not null check (family_minutes > 0),
  medication_minutes integer not null check (medication_minutes > 0),
  active boolean not null,
  version bigint not null,
  check (maximum_minutes_per_week >= minimum_minutes_per_week)
);

create index program_of_site on program (site_id);

create table program_treatment_day (
  program_id uuid not null references program,
  weekday varchar(9) not null,
  primary key (program_id, weekday)
);
