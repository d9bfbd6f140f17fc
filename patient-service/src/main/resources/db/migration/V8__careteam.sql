create table care_team (
  episode_id uuid primary key references episode,
  version    bigint      not null,
  patient_id uuid        not null references patient,
  program_id uuid        not null,
  updated_at timestamptz not null
);
create index care_team_of_patient on care_team (patient_id, episode_id);

create table care_team_member (
  episode_id      uuid not null references care_team,
  practitioner_id uuid not null,
  role            text not null check (role in ('PRIMARY_THERAPIST', 'THERAPIST', 'PRESCRIBER', 'CASE_MANAGER')),
  primary key (episode_id, practitioner_id)
);
-- One person leads the treatment.
create unique index care_team_one_lead on care_team_member (episode_id) where role = 'PRIMARY_THERAPIST';
