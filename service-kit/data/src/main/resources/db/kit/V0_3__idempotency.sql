-- Answers to requests with an Idempotency-Key, written in the transaction of the effect.
create table idempotency_record (
  caller       text not null,
  key          text not null,
  request_hash text not null,
  status       int not null,
  headers      jsonb not null,
  body         text,
  created_at   timestamptz not null,
  primary key (caller, key)
);
create index idempotency_by_age on idempotency_record (created_at);
