-- Addresses and numbers that people gave themselves, confirmed by a code.
create table contact_point (
  id              uuid primary key,
  audience        text not null,
  channel         text not null check (channel in ('EMAIL','SMS')),
  address         text not null,
  verified_at     timestamptz,
  code_hash       text,
  code_expires_at timestamptz,
  code_attempts   int not null default 0,
  created_at      timestamptz not null,
  unique (audience, channel, address)
);

-- Codes that went out, to bound them: per address, whoever asks.
create table contact_code (
  address text not null,
  sent_at timestamptz not null
);
create index contact_codes on contact_code (address, sent_at);

-- What does not work any more, or asked us to stop, whoever it belongs to.
create table stopped_address (
  channel text not null check (channel in ('EMAIL','SMS')),
  address text not null,
  reason  text not null,
  since   timestamptz not null,
  primary key (channel, address)
);

-- Every yes and no to text messages, with the words that were shown. The newest holds.
create table text_consent (
  id          uuid primary key,
  audience    text not null,
  given       boolean not null,
  wording     text not null,
  recorded_by text not null,
  at          timestamptz not null
);
create index text_consent_newest on text_consent (audience, id desc);

alter table preference_version
  add column digest           boolean not null default false,
  add column caregiver_copies boolean not null default false,
  add column language         text check (language in ('en','es'));

-- How many messages somebody had in a day.
create index notification_of_audience on notification (audience, created_at)
  where channel <> 'IN_APP';
