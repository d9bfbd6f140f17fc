create table safety_plan (
  id           uuid primary key,
  version      bigint      not null,
  patient_id   uuid        not null references patient,
  number       integer     not null check (number >= 1),
  status       text        not null check (status in ('DRAFT', 'ACTIVE', 'SUPERSEDED')),
  content      jsonb       not null,
  author       text        not null,
  activated_at timestamptz,
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  check ((status = 'DRAFT') = (activated_at is null))
);
-- where patient_id = ? order by number desc
create index safety_plan_of_patient on safety_plan (patient_id, number desc);
create unique index safety_plan_one_draft on safety_plan (patient_id) where status = 'DRAFT';
create unique index safety_plan_one_active on safety_plan (patient_id) where status = 'ACTIVE';
-- where patient_id = ? and status = 'ACTIVE' order by activated_at desc limit 1
create index relapse_plan_of_patient on relapse_prevention_plan (patient_id, activated_at desc) where status = 'ACTIVE';
