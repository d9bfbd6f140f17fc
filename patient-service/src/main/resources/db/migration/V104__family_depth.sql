-- What a family member may see rests on a consent; an invitation leads to an account of the own.
alter table family_member
  add column consent_id   uuid references consent,
  add column access_until date,
  add column account      text;
-- where account = ? : who signs in finds the own entries
create index family_member_of_account on family_member (account) where account is not null;
-- where consent_id = ? : a consent is taken back
create index family_member_by_consent on family_member (consent_id) where consent_id is not null;

create table family_invitation (
  id               uuid primary key,
  family_member_id uuid        not null references family_member,
  -- SHA-256 of the token in the link; the token itself is kept nowhere
  token_hash       text        not null unique,
  invited_by       text        not null,
  invited_at       timestamptz not null,
  expires_at       timestamptz not null,
  accepted_at      timestamptz,
  replaced_at      timestamptz
);
-- where family_member_id = ? and accepted_at is null and replaced_at is null: one is open at a time
create unique index family_invitation_open on family_invitation (family_member_id)
  where accepted_at is null and replaced_at is null;

create table family_education_module (
  code     text primary key,
  title    text    not null,
  minutes  integer not null check (minutes > 0),
  position integer not null
);
insert into family_education_module (code, title, minutes, position) values
  ('UNDERSTANDING_THE_CONDITION', 'Understanding the condition and its treatment', 60, 1),
  ('COMMUNICATION', 'Talking and listening at home', 60, 2),
  ('BOUNDARIES', 'Supporting without taking over', 60, 3),
  ('WARNING_SIGNS', 'Warning signs, relapse and what to do', 60, 4),
  ('CRISIS', 'Safety at home and help in a crisis', 45, 5),
  ('OWN_WELL_BEING', 'Looking after yourself', 45, 6);

create table family_education (
  family_member_id uuid        not null references family_member,
  module           text        not null references family_education_module,
  state            text        not null check (state in ('STARTED', 'COMPLETED')),
  started_on       date        not null,
  completed_on     date        check (completed_on >= started_on),
  recorded_by      text        not null,
  primary key (family_member_id, module),
  check ((state = 'COMPLETED') = (completed_on is not null))
);

create table family_participation (
  id               uuid primary key,
  family_member_id uuid        not null references family_member,
  took_place_on    date        not null,
  kind             text        not null check (kind in ('FAMILY_SESSION', 'EDUCATION', 'PLAN_MEETING', 'OTHER')),
  session_id       uuid,
  minutes          integer     not null check (minutes between 0 and 600),
  note             text,
  recorded_by      text        not null,
  recorded_at      timestamptz not null
);
-- where family_member_id = ? and id < ? order by id desc
create index family_participation_of on family_participation (family_member_id, id desc);
-- A person takes part in a session once.
create unique index family_participation_once on family_participation (family_member_id, session_id)
  where session_id is not null;
