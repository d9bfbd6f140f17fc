-- Ids of the events that took effect. Written in the transaction of the effect.
create table inbox (
  event_id     uuid primary key,
  type         text not null,
  processed_at timestamptz not null
);
-- Old ids are deleted by age.
create index inbox_by_age on inbox (processed_at);

-- Events that could not take effect after all tries. Kept until somebody replays them.
create table dead_letter (
  id           uuid primary key,
  event_id     uuid,
  topic        text not null,
  record_key   text,
  headers      jsonb not null,
  payload      bytea,
  failure      text not null,
  failed_at    timestamptz not null,
  replayed_at  timestamptz,
  replayed_by  text
);
-- The list of what waits, newest first; the gauge counts it.
create index dead_letter_open on dead_letter (failed_at desc, id desc) where replayed_at is null;
