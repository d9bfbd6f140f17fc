create table relapse_prevention_plan (
  id           uuid primary key,
  version      bigint      not null,
  episode_id   uuid        not null references episode,
  patient_id   uuid        not null references patient,
  number       integer     not null check (number >= 1),
  status       text        not null check (status in ('DRAFT', 'ACTIVE', 'SUPERSEDED')),
  content      jsonb       not null,
  author       text        not null,
  activated_at timestamptz,
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  unique (episode_id, number),
  check ((status = 'DRAFT') = (activated_at is null))
);
create unique index relapse_plan_one_draft on relapse_prevention_plan (episode_id) where status = 'DRAFT';
create unique index relapse_plan_one_active on relapse_prevention_plan (episode_id) where status = 'ACTIVE';
