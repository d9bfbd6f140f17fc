-- Who stands in for whom: an override goes before the rota while it lasts.
create table on_call_override (
  id              uuid primary key,
  program_id      uuid not null,
  practitioner_id uuid not null,
  starts_at       timestamptz not null,
  ends_at         timestamptz not null check (ends_at > starts_at),
  reason          text not null,
  made_by         text not null,
  made_at         timestamptz not null
);
create index on_call_override_now on on_call_override (program_id, starts_at, ends_at);

-- When the next page is due, for the watch; and whom each page went to, for the audit.
alter table escalation add column next_due_at timestamptz;
create index escalation_late on escalation (next_due_at) where state = 'OPEN';
alter table escalation_event add column person text;
