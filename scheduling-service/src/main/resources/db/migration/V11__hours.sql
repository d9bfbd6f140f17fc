-- A week that was closed, with the figures that its event told. Closed once: the key says so.
create table closed_week (
  episode_id uuid not null references episode,
  week_start date not null check (extract(isodow from week_start) = 1),
  patient_id uuid not null,
  scheduled_minutes integer not null,
  attended_minutes integer not null,
  prescribed_minutes integer not null,
  program_minimum_minutes integer not null,
  outcome varchar(10) not null check (outcome in ('MET', 'FELL_SHORT')),
  closed_at timestamptz not null,
  primary key (episode_id, week_start)
);
