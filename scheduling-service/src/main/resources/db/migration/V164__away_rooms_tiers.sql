-- Single dates on which a patient cannot come. They follow the availability in a merge.
create table availability_away (
  patient_id uuid not null references availability on update cascade,
  first_day date not null,
  last_day date not null,
  primary key (patient_id, first_day),
  check (last_day >= first_day)
);

-- Why a patient was booked with somebody whose caseload is full.
create table caseload_override (
  session_id uuid primary key references therapy_session,
  reason varchar(500) not null,
  given_by varchar(255) not null,
  given_at timestamptz not null
);

-- The video room of a session: a name that nobody can guess.
create table video_room (
  session_id uuid primary key references therapy_session,
  name varchar(64) not null unique
);

-- From how many minutes on a day is what part of a payer's day.
create table payer_day_tier (
  payer_rule_id uuid not null references payer_rule,
  from_minutes integer not null check (from_minutes between 1 and 1440),
  percent integer not null check (percent between 1 and 100),
  primary key (payer_rule_id, from_minutes)
);

-- How many days before its last an authorization is warned of, and which of that was told.
create table authorization_warning_day (
  authorization_id uuid not null references treatment_authorization,
  days integer not null check (days between 0 and 90),
  primary key (authorization_id, days)
);
insert into authorization_warning_day (authorization_id, days)
  select id, days from treatment_authorization cross join (values (14), (7)) as usual (days);
alter table treatment_authorization add warned_days integer;
-- Authorizations that end soon.
create index authorization_by_end on treatment_authorization (valid_to);
