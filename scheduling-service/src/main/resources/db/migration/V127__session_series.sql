-- A patient's sessions that recur by a rule (RFC 5545), and those of them that came of it.
create table session_series (
  id uuid primary key,
  patient_id uuid not null,
  recurrence_rule varchar(200) not null,
  first_start timestamp not null,
  time_zone varchar(64) not null,
  created_by varchar(255) not null,
  created_at timestamptz not null
);

alter table therapy_session add series_id uuid references session_series;

-- The sessions of a series that follow one of them.
create index therapy_session_of_series on therapy_session (series_id, starts_at)
  where series_id is not null;
-- The meetings of a group that follow one of them; a group's calendar.
create index therapy_session_of_group on therapy_session (group_id, starts_at)
  where group_id is not null;
