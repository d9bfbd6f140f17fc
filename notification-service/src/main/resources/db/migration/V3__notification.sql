create table notification (
  id         uuid primary key,
  audience   text not null,
  channel    text not null check (channel in ('IN_APP','EMAIL')),
  kind       text not null,
  category   text not null,
  patient_id uuid,
  source     text not null,
  state      text not null
    check (state in ('PLANNED','SUPPRESSED','QUEUED','SENT','FAILED','READ')),
  reason     text,
  title      text not null,
  body       text not null,
  address    text,
  due_at     timestamptz not null,
  created_at timestamptz not null,
  sent_at    timestamptz,
  read_at    timestamptz,
  attempts   int not null default 0,
  -- one message per person, channel and reason to send it, however often the event comes
  unique (source, audience, channel)
);
-- a person's own list, newest first
create index notification_list on notification (audience, id desc) where channel = 'IN_APP';
-- what staff see of a patient, and the counts
create index notification_of_patient on notification (patient_id, id desc);
-- what the streams look for
create index notification_recent on notification (created_at) where channel = 'IN_APP';

-- Who of those behind a role has read it.
create table notification_read (
  notification_id uuid not null references notification,
  reader          text not null,
  read_at         timestamptz not null,
  primary key (notification_id, reader)
);
