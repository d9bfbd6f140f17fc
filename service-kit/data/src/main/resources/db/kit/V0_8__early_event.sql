-- Events that wait for a fact of another topic, and those of the same topic and key behind them.
create table early_event (
  position   bigint generated always as identity primary key,
  event_id   uuid        not null unique,
  topic      text        not null,
  record_key text        not null,
  headers    jsonb       not null,
  payload    bytea,
  since      timestamptz not null,
  tried_at   timestamptz not null,
  failures   int         not null default 0
);
-- whether an event must queue up: where topic = ? and record_key = ?; and the first of each queue
create index early_event_queue on early_event (topic, record_key, position);
