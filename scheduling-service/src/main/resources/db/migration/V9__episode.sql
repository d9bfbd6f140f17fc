-- Read models of patient-service's facts. No foreign keys between them: they come on several topics.
create table episode (
  id uuid primary key,
  patient_id uuid not null,
  program_id uuid not null,
  level_of_care varchar(20) not null,
  substance_use boolean not null,
  admitted_on date not null,
  status varchar(10) not null check (status in ('ACTIVE', 'HELD', 'DISCHARGED')),
  held_from date,
  resumed_on date,
  discharged_on date
);

create index episode_of_patient on episode (patient_id, admitted_on);
create index episode_of_program on episode (program_id);

create table care_team_member (
  episode_id uuid not null,
  practitioner_id uuid not null,
  role varchar(20) not null
    check (role in ('PRIMARY_THERAPIST', 'THERAPIST', 'PRESCRIBER', 'CASE_MANAGER')),
  primary key (episode_id, practitioner_id, role)
);

create table signed_plan (
  id uuid primary key,
  episode_id uuid not null,
  plan_id uuid not null,
  plan_version integer not null check (plan_version > 0),
  effective_from date not null,
  received_at timestamptz not null,
  prescription jsonb not null,
  constraint plan_version_once unique (plan_id, plan_version)
);

create index signed_plan_of_episode on signed_plan (episode_id);
