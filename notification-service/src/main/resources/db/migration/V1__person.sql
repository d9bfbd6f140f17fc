-- Whom we may have to reach, from events of the other services.
-- audience: patient:<id>, family:<id>, practitioner:<id>
create table person (
  audience   text primary key,
  patient_id uuid,
  given_name text not null,
  language   text not null,
  time_zone  text,
  email      text,
  notices    boolean not null default true,
  active     boolean not null default true,
  changed_at timestamptz not null
);
-- the family of a patient
create index person_of_patient on person (patient_id);

create table care_team_member (
  patient_id      uuid not null,
  practitioner_id uuid not null,
  primary key (patient_id, practitioner_id)
);

create table program (
  program_id uuid primary key,
  time_zone  text not null,
  country    text not null
);

-- The program that a patient is in, for zones and on-call rotas.
create table patient_program (
  patient_id uuid primary key,
  program_id uuid not null
);
