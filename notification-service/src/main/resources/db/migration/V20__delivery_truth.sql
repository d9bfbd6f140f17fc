-- More channels, and when each state was reached.
alter table notification
  drop constraint notification_channel_check,
  drop constraint notification_state_check,
  add constraint notification_channel_check check (channel in ('IN_APP','EMAIL','SMS','PUSH')),
  add constraint notification_state_check check
    (state in ('PLANNED','SUPPRESSED','QUEUED','SENT','DELIVERED','FAILED','READ')),
  add column queued_at    timestamptz,
  add column delivered_at timestamptz,
  add column ended_at     timestamptz,
  add column provider     text,
  add column provider_id  text;
-- what a receipt is about
create index notification_of_provider on notification (provider, provider_id)
  where provider_id is not null;
-- what waits for a human to replay it
create index notification_failed on notification (id desc) where state = 'FAILED';

alter table preference
  drop constraint preference_channel_check,
  add constraint preference_channel_check check (channel in ('IN_APP','EMAIL','SMS','PUSH'));

-- Every hand-over to a provider; written down before it is made.
create table delivery_attempt (
  id              uuid primary key,
  notification_id uuid not null references notification,
  at              timestamptz not null,
  provider        text not null,
  outcome         text not null
    check (outcome in ('STARTED','ACCEPTED','REFUSED','UNREACHABLE','UNKNOWN')),
  detail          text
);
create index delivery_attempts on delivery_attempt (notification_id, id);

-- Where a patient's course stands: who has left needs no word of each session.
create table patient_course (
  patient_id uuid primary key,
  state      text not null check (state in ('ACTIVE','HELD','ENDED')),
  changed_at timestamptz not null
);

-- Sessions that were cancelled and not yet told of; those of one patient are told together.
create table cancellation (
  booking_id uuid primary key,
  patient_id uuid not null,
  starts_at  timestamptz not null,
  time_zone  text not null,
  told_at    timestamptz
);
create index cancellation_untold on cancellation (patient_id) where told_at is null;

-- Mail that waits goes on by the new timer.
update scheduled_tasks set task_name = 'deliver' where task_name = 'send-mail';
