create table webhook (
  id          uuid primary key,
  owner       text not null,
  client_id   text,
  url         text not null,
  event_types text not null,
  secret      text not null,
  old_secret  text,
  active      boolean not null,
  created_at  timestamptz not null,
  version     bigint not null default 0
);
create index webhook_of_owner on webhook (owner, id desc);

create table webhook_delivery (
  id          uuid primary key,
  webhook_id  uuid not null references webhook on delete cascade,
  event_id    uuid not null,
  event_type  text not null,
  patient_id  uuid,
  occurred_at timestamptz not null,
  state       text not null check (state in ('QUEUED','DELIVERED','FAILED')),
  attempts    int not null default 0,
  last_status text,
  last_try_at timestamptz,
  unique (webhook_id, event_id)
);
create index webhook_deliveries on webhook_delivery (webhook_id, id desc);
