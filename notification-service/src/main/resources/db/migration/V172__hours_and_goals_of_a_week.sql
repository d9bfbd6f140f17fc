alter table week_session add column minutes int not null default 0;

-- Goals that a patient has reached, for the week in which that was told.
create table reached_goal (
  milestone_id uuid primary key,
  patient_id   uuid not null,
  at           timestamptz not null
);
create index reached_goal_of_patient on reached_goal (patient_id, at);
