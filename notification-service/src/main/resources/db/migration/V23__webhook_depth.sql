alter table webhook
  add column old_secret_until timestamptz,
  -- OWNER: until its owner resumes it. FAILING: until one delivery succeeds again.
  add column paused           text check (paused in ('OWNER','FAILING','GONE')),
  add column failing_since    timestamptz;

alter table webhook_delivery
  add column queued_at timestamptz not null default now();
-- the order of one patient's events
create index webhook_delivery_order on webhook_delivery (webhook_id, patient_id, id)
  where state = 'QUEUED';

-- Every try, with what came of it.
create table webhook_attempt (
  id          uuid primary key,
  delivery_id uuid not null references webhook_delivery on delete cascade,
  at          timestamptz not null,
  status      text not null,
  millis      bigint not null
);
create index webhook_attempts on webhook_attempt (delivery_id, id);
