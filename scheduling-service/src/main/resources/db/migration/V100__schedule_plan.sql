-- Jobs of the planner: queued, claimed by a copy with a lease, and done with a proposal.
create table schedule_plan (
  id uuid primary key,
  program_id uuid not null references program,
  kind varchar(8) not null check (kind in ('PLAN', 'REPAIR', 'STAFFING')),
  first_week date not null check (extract(isodow from first_week) = 1),
  weeks integer not null check (weeks between 1 and 4),
  seconds integer not null check (seconds between 1 and 600),
  -- What is lost (REPAIR) or whom one would hire (STAFFING).
  question jsonb,
  state varchar(8) not null check (state in ('QUEUED', 'RUNNING', 'DONE', 'FAILED')),
  stop_requested boolean not null default false,
  -- Who works on it, and until when others leave it alone.
  lease_owner uuid,
  lease_until timestamptz,
  attempts integer not null default 0,
  spent_millis bigint not null default 0,
  hard_score integer,
  medium_score integer,
  soft_score integer,
  -- The best schedule so far, for who takes the job over.
  checkpoint jsonb,
  proposal jsonb,
  failure varchar(60),
  created_by varchar(255) not null,
  created_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  check ((state = 'RUNNING') = (lease_owner is not null)),
  check ((state = 'DONE') = (proposal is not null)),
  check ((state = 'FAILED') = (failure is not null))
);

-- The next job to claim: queued ones, and those whose copy is gone.
create index schedule_plan_open on schedule_plan (created_at) where state in ('QUEUED', 'RUNNING');

-- A program's plans, newest last.
create index schedule_plan_of_program on schedule_plan (program_id, id);

-- Whose part of a proposal was accepted; each once.
create table schedule_plan_accepted (
  plan_id uuid not null references schedule_plan,
  patient_id uuid not null,
  accepted_by varchar(255) not null,
  accepted_at timestamptz not null,
  primary key (plan_id, patient_id)
);
