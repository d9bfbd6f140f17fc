create table clinician (
  id uuid primary key,
  display_name varchar(120) not null,
  credentials varchar(60),
  prescriber boolean not null,
  email varchar(254),
  phone varchar(40),
  active boolean not null,
  version bigint not null
);

create table clinician_modality (
  clinician_id uuid not null references clinician,
  modality varchar(40) not null,
  primary key (clinician_id, modality)
);

create table clinician_program (
  clinician_id uuid not null references clinician,
  program_id uuid not null references program,
  primary key (clinician_id, program_id)
);

-- Who works in a program, for the allocation.
create index clinician_of_program on clinician_program (program_id);

create table working_hours (
  clinician_id uuid not null references clinician,
  weekday varchar(9) not null,
  from_time time not null,
  to_time time not null,
  primary key (clinician_id, weekday, from_time, to_time),
  check (to_time > from_time)
);
