-- What other services tell about patients, episodes and programs: this service's own copy.
create table person (
  patient_id uuid primary key,
  sex        text,
  time_zone  text        not null,
  as_of      timestamptz not null
);

create table episode (
  id            uuid primary key,
  patient_id    uuid not null,
  program_id    uuid not null,
  admitted_on   date,
  on_hold       boolean not null default false,
  discharged_on date
);
-- The episodes of a patient, to find the baseline.
create index episode_patient on episode (patient_id, admitted_on);
-- The weekly timer reads those that run.
create index episode_running on episode (id) where discharged_on is null and not on_hold;

create table program (
  id        uuid primary key,
  time_zone text        not null,
  country   text        not null,
  as_of     timestamptz not null
);
