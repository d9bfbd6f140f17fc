-- From which the codes are made that a session's kiosk shows.
create table kiosk_secret (
  session_id uuid primary key references therapy_session,
  secret bytea not null
);

-- When a patient was there, by the kiosk or by the video call; several stretches for one place.
create table presence (
  id uuid primary key,
  booking_id uuid not null references booking,
  source varchar(10) not null check (source in ('KIOSK', 'TELEHEALTH')),
  arrived_at timestamptz not null,
  last_seen_at timestamptz not null,
  left_at timestamptz,
  check (last_seen_at >= arrived_at),
  check (left_at >= arrived_at)
);

-- The stretches of a place, and at most one of them open.
create index presence_of_booking on presence (booking_id);
create unique index presence_open_once on presence (booking_id) where left_at is null;

-- Wrong codes given for a place.
create table wrong_code (
  booking_id uuid primary key references booking,
  tries integer not null
);

-- Places whose session ended and whose attendance is to be made of their presence.
create index booking_by_end on booking (ends_at) where status = 'BOOKED';
