create table battery (
  program_id uuid primary key,
  version    bigint      not null,
  content    jsonb       not null,
  updated_at timestamptz not null
);

-- What a patient is asked to answer.
create table assignment (
  id           uuid primary key,
  version      bigint      not null,
  patient_id   uuid        not null,
  instrument   text        not null,
  occasion     text        not null check (occasion in ('INTAKE', 'WEEKLY', 'REVIEW', 'DISCHARGE', 'FOLLOW_UP')),
  round        text        not null,
  state        text        not null check (state in ('ASSIGNED', 'IN_PROGRESS', 'COMPLETED', 'EXPIRED')),
  due_at       timestamptz not null,
  assigned_at  timestamptz not null,
  late_reason  text,
  draft        jsonb       not null,
  completed_at timestamptz,
  response_id  uuid unique references response,
  -- A battery is assigned once per round, however often its timer or event comes.
  unique (patient_id, instrument, occasion, round),
  check ((state = 'COMPLETED') = (response_id is not null))
);
create index assignment_patient on assignment (patient_id, id desc);
-- What is due for a patient, most urgent first.
create index assignment_open on assignment (patient_id, due_at, id) where state in ('ASSIGNED', 'IN_PROGRESS');
-- The timer that lets old ones expire.
create index assignment_due on assignment (due_at) where state in ('ASSIGNED', 'IN_PROGRESS');
