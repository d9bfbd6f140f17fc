-- What a patient wishes, and what the way to the site allows.
create table patient_preferences (
  patient_id uuid primary key,
  clinician_gender varchar(10) check (clinician_gender in ('FEMALE', 'MALE', 'OTHER')),
  delivery varchar(10) not null check (delivery in ('IN_PERSON', 'TELEHEALTH', 'EITHER')),
  telehealth_state varchar(6) check (telehealth_state ~ '^[A-Z]{2}-[A-Z0-9]{1,3}$'),
  earliest_arrival time,
  latest_departure time,
  maximum_days_on_site integer check (maximum_days_on_site between 1 and 7),
  changed_at timestamptz not null,
  version bigint not null,
  check (latest_departure > earliest_arrival)
);

create table preferred_language (
  patient_id uuid not null references patient_preferences,
  rank integer not null,
  language varchar(35) not null,
  primary key (patient_id, rank)
);

create table preferred_modality (
  patient_id uuid not null references patient_preferences,
  rank integer not null,
  modality varchar(40) not null,
  primary key (patient_id, rank)
);

create table reachable_site (
  patient_id uuid not null references patient_preferences,
  site_id uuid not null references site,
  primary key (patient_id, site_id)
);

create table preferred_time (
  patient_id uuid not null references patient_preferences,
  weekday varchar(9) not null,
  from_time time not null,
  to_time time not null,
  primary key (patient_id, weekday, from_time, to_time),
  check (to_time > from_time)
);

-- Why a patient cannot come then: work, school, child care.
alter table availability_window
  add reason varchar(10) check (reason in ('WORK', 'SCHOOL', 'CHILD_CARE', 'OTHER'));
