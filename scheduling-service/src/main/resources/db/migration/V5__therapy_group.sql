create table therapy_group (
  id uuid primary key,
  program_id uuid not null references program,
  name varchar(120) not null,
  clinician_id uuid not null references clinician,
  room_id uuid references room,
  modality varchar(40) not null,
  capacity integer not null check (capacity > 0),
  start_time time not null,
  minutes integer not null check (minutes > 0),
  starts_on date,
  ends_on date,
  active boolean not null,
  version bigint not null
);

create index therapy_group_of_program on therapy_group (program_id) where active;

create table therapy_group_day (
  group_id uuid not null references therapy_group,
  weekday varchar(9) not null,
  primary key (group_id, weekday)
);

create table roster_entry (
  id uuid primary key,
  group_id uuid not null references therapy_group,
  patient_id uuid not null,
  from_day date not null,
  until_day date,
  check (until_day >= from_day),
  constraint on_a_roster_once unique (group_id, patient_id)
);

create index roster_entry_of_patient on roster_entry (patient_id);
