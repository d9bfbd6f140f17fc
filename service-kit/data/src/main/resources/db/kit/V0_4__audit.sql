-- Who did what to whose data. Append-only.
create table audit_record (
  id         uuid primary key,
  at         timestamptz not null,
  actor      text not null,
  roles      text not null,
  client     text not null,
  action     text not null check (action in ('READ','SEARCH','CREATE','UPDATE','DENIED','BREAK_GLASS','DISCLOSE','OPERATE')),
  patient_id uuid,
  what       text not null,
  what_id    text,
  reason     text,
  address    text,
  trace_id   text
);
-- The trail of a patient, and of all, newest first (ids are UUIDv7 and sort by time).
create index audit_of_patient on audit_record (patient_id, id desc);
create index audit_of_actor on audit_record (actor, id desc);

-- The chain: each seal holds the hash of its record and of the seal before, so that a record that
-- is changed or removed later breaks the chain at a place that can be named.
create table audit_seal (
  seq       bigint primary key,
  record_id uuid not null unique references audit_record,
  hash      bytea not null
);

-- Which records wait for their seal: a queue beside the trail, because the trail is never updated.
create table audit_unsealed (
  record_id uuid primary key references audit_record
);

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail is append-only';
end $$;

create trigger audit_record_append_only before update or delete or truncate on audit_record
  for each statement execute function audit_is_append_only();
create trigger audit_seal_append_only before update or delete or truncate on audit_seal
  for each statement execute function audit_is_append_only();
