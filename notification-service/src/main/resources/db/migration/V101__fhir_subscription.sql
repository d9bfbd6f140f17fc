-- Topic-based subscriptions of FHIR (R4 backport) are webhooks with a topic.
alter table webhook
  add column topic             text,
  add column about_patient     uuid,
  add column channel_headers   text,
  add column heartbeat_seconds int check (heartbeat_seconds between 10 and 86400),
  add column reason            text,
  add column ends_at           timestamptz,
  -- when the endpoint took the handshake; nothing else is sent before
  add column shaken_at         timestamptz,
  add column last_sent_at      timestamptz,
  -- numbers of events, as the subscriber counts them
  add column events            bigint not null default 0,
  add constraint webhook_topic check (topic is not null or
    about_patient is null and channel_headers is null and heartbeat_seconds is null);
-- whose heartbeat is due
create index webhook_heartbeat on webhook (last_sent_at) where heartbeat_seconds is not null;

alter table webhook_delivery
  add column focus        text,
  add column event_number bigint;
