-- Events on their way out. The first columns are those that Debezium's outbox event router expects
-- (id, aggregatetype, aggregateid, type, payload), so that CDC can take the relay's place.
create table outbox (
  position      bigint generated always as identity primary key,
  id            uuid not null unique,
  aggregatetype text not null,
  aggregateid   text not null,
  type          text not null,
  payload       jsonb not null,
  topic         text not null,
  occurred_at   timestamptz not null,
  traceparent   text
);
-- The relay reads by position, which is the primary key.
