-- In what manner answers were given.
alter table response
  -- the device's id of answers that it kept without a connection
  add column client_id     uuid,
  add column channel       text    not null default 'API' check (channel in ('API', 'KIOSK', 'FHIR')),
  add column rater         text    not null default 'SELF' check (rater in ('SELF', 'CLINICIAN', 'FAMILY')),
  add column relation      text,
  add column received_late boolean not null default false,
  add column item_seconds  jsonb   not null default '{}',
  add column declined      jsonb   not null default '[]';
-- Answers of a device are counted once, however often it sends them.
create unique index response_client on response (patient_id, client_id) where client_id is not null;

-- An assignment is skipped with a reason; what each item took is counted while it is answered.
alter table assignment
  add column draft_seconds jsonb not null default '{}',
  add column skip_reason   text,
  add column skip_note     text,
  add column skipped_by    text,
  drop constraint assignment_state_check,
  add constraint assignment_state_check
    check (state in ('ASSIGNED', 'IN_PROGRESS', 'COMPLETED', 'EXPIRED', 'SKIPPED')),
  add constraint assignment_skipped_with_reason
    check ((state = 'SKIPPED') = (skip_reason is not null));

-- A code lets one patient answer on a tablet at the site, once, within minutes. Only hashes are
-- kept: who reads the table cannot open a session.
create table kiosk_code (
  id            uuid primary key,
  patient_id    uuid        not null,
  -- SHA-256, hexadecimal
  code_hash     text        not null unique,
  expires_at    timestamptz not null,
  made_by       text        not null,
  made_at       timestamptz not null,
  session_hash  text unique,
  session_until timestamptz,
  check ((session_hash is null) = (session_until is null))
);
