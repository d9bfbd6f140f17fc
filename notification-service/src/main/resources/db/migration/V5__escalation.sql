create table escalation_step (
  level         text not null check (level in ('MODERATE','HIGH','IMMINENT')),
  step          int not null check (step >= 0),
  target        text not null check (target in ('ON_CALL','CARE_TEAM','COORDINATOR','PROGRAM_ADMIN')),
  after_seconds int not null check (after_seconds >= 0),
  primary key (level, step)
);
-- Defaults of domain.md section 4; after_seconds counts from the alert. The last step is repeated
-- with the pause between the last two until somebody acknowledges.
insert into escalation_step (level, step, target, after_seconds) values
  ('IMMINENT', 0, 'ON_CALL', 0),
  ('IMMINENT', 1, 'COORDINATOR', 300),
  ('IMMINENT', 2, 'PROGRAM_ADMIN', 600),
  ('HIGH', 0, 'ON_CALL', 0),
  ('HIGH', 1, 'COORDINATOR', 900),
  ('HIGH', 2, 'PROGRAM_ADMIN', 1800),
  ('MODERATE', 0, 'CARE_TEAM', 0),
  ('MODERATE', 1, 'COORDINATOR', 14400),
  ('MODERATE', 2, 'PROGRAM_ADMIN', 28800);

create table escalation (
  alert_id        uuid primary key,
  patient_id      uuid not null,
  program_id      uuid,
  level           text not null,
  state           text not null check (state in ('OPEN','ACKNOWLEDGED','RESOLVED','NOT_NEEDED')),
  next_step       int not null default 0,
  raised_at       timestamptz,
  acknowledged_at timestamptz,
  acknowledged_by text,
  resolved_at     timestamptz,
  version         bigint not null default 0
);
create index escalation_open on escalation (state, alert_id desc);

-- All that happened, for the audit: who was paged when, and what ended it.
create table escalation_event (
  id       uuid primary key,
  alert_id uuid not null references escalation,
  at       timestamptz not null,
  what     text not null,
  target   text
);
create index escalation_timeline on escalation_event (alert_id, id);

create table on_call_shift (
  id              uuid primary key,
  program_id      uuid not null,
  practitioner_id uuid not null,
  starts_at       timestamptz not null,
  ends_at         timestamptz not null check (ends_at > starts_at)
);
create index on_call_now on on_call_shift (program_id, starts_at, ends_at);

create table on_call_contact (
  program_id          uuid primary key,
  coordinator_email   text,
  program_admin_email text,
  version             bigint not null default 0
);
