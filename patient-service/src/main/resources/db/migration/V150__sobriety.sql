-- What a person left behind, and since when. Substance-use information: only the care team reads it.
create table sobriety_date (
  id                uuid primary key,
  version           bigint      not null,
  patient_id        uuid        not null references patient,
  kind              text        not null check (kind in ('SUBSTANCE', 'BEHAVIOR')),
  what              text        not null check (length(what) between 1 and 100),
  started_on        date        not null,
  -- first day of the stretch that runs, and when that was recorded: days full before are not celebrated
  since             date        not null check (since >= started_on),
  since_recorded_on date        not null,
  stopped_on        date,
  recorded_by       text        not null,
  created_at        timestamptz not null,
  updated_at        timestamptz not null
);
-- where patient_id = ? order by id
create index sobriety_date_of_patient on sobriety_date (patient_id, id);
-- One date runs for one thing.
create unique index sobriety_date_once on sobriety_date (patient_id, lower(what)) where stopped_on is null;

create table sobriety_reset (
  id          uuid primary key,
  sobriety_id uuid        not null references sobriety_date,
  ended_on    date        not null,
  resumed_on  date        not null,
  note        text,
  learned     text,
  recorded_by text        not null,
  recorded_at timestamptz not null,
  check (resumed_on >= ended_on)
);
-- where sobriety_id in (?) order by ended_on, id; a stretch ends once
create unique index sobriety_reset_once on sobriety_reset (sobriety_id, ended_on);

-- Milestones that count days, and goals.
alter table milestone add column days integer check (days > 0);
alter table milestone drop constraint milestone_kind_check;
alter table milestone add constraint milestone_kind_check check (kind in
  ('FIRST_FULL_WEEK', 'RESPONSE', 'REMISSION', 'PROGRAM_COMPLETED', 'GOAL_ACHIEVED', 'CONSISTENT_DAYS', 'SOBRIETY_DAYS'));

-- Check-ins as assessment-service tells of them: runs of days, and the long view.
create table check_in_day (
  check_in_id       uuid primary key,
  patient_id        uuid    not null,
  day               date    not null,
  warning_signs_met integer not null,
  warned_because    text
);
-- where patient_id = ? [and day >= ?] order by day
create index check_in_day_of_patient on check_in_day (patient_id, day);

-- How a goal stands on the goal attainment scale, as rated.
alter table goal_progress add column attainment integer check (attainment between -2 and 2);
-- Versions of plans by their first day: where status in (...) and effective_from between ? and ?
create index treatment_plan_version_from on treatment_plan_version (effective_from) where status <> 'SUPERSEDED';
