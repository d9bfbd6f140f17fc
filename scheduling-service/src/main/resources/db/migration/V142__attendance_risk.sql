-- What is worrying about a patient's attendance, until it passes.
create table attendance_risk (
  id uuid primary key,
  patient_id uuid not null,
  program_id uuid not null references program,
  reason varchar(20) not null check (reason in ('CONSECUTIVE_MISSES', 'FALLING_TREND')),
  consecutive_misses integer not null,
  recent_percent integer,
  earlier_percent integer,
  raised_at timestamptz not null,
  ended_at timestamptz
);

-- Each worry once at a time.
create unique index attendance_risk_once on attendance_risk (patient_id, reason)
  where ended_at is null;

-- The open ones, by program or all.
create index attendance_risk_open on attendance_risk (id) where ended_at is null;

-- A missed session and the one that makes up for it: one for one.
create table make_up (
  missed_booking_id uuid primary key references booking,
  booking_id uuid not null unique references booking
);
