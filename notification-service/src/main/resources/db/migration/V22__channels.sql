-- What providers report of messages, also when it comes before their own answer.
create table delivery_receipt (
  provider    text not null,
  provider_id text not null,
  state       text not null check (state in ('DELIVERED','FAILED')),
  reason      text,
  at          timestamptz not null,
  primary key (provider, provider_id, state)
);

-- Replies by text: never the words, only what they ask for.
create table text_reply (
  provider    text not null,
  provider_id text not null,
  number      text not null,
  keyword     text not null check (keyword in ('STOP','START','HELP','OTHER')),
  at          timestamptz not null,
  primary key (provider, provider_id)
);
create index text_replies_of on text_reply (number, at);

-- Browsers and phones that take push messages. One belongs to whoever registered it last.
create table device (
  id         uuid primary key,
  audience   text not null,
  kind       text not null check (kind in ('WEB')),
  endpoint   text not null unique,
  public_key text not null,
  auth       text not null,
  label      text,
  created_at timestamptz not null
);
create index device_of on device (audience);

-- A link in a mail that ends mails of its category, without sign-in (RFC 8058).
create table unsubscribe_link (
  token    text primary key,
  audience text not null,
  category text not null,
  unique (audience, category)
);
