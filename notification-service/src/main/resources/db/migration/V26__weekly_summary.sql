-- What a week was like, as the newest events tell.
create table week_session (
  booking_id uuid primary key,
  patient_id uuid not null,
  starts_at  timestamptz not null,
  present    boolean not null,
  missed     boolean not null
);
create index week_session_of_patient on week_session (patient_id, starts_at);

create table week_hours (
  patient_id uuid not null,
  week_start date not null,
  met        boolean not null,
  primary key (patient_id, week_start)
);

create table off_track (
  patient_id  uuid primary key,
  detected_at timestamptz not null
);

create table open_assessment (
  assignment_id uuid primary key,
  patient_id    uuid not null,
  due_at        timestamptz,
  answered_at   timestamptz
);
create index open_assessment_of_patient on open_assessment (patient_id) where answered_at is null;

-- sessions of the coming week
create index booked_session_of_patient on booked_session (patient_id, starts_at) where not cancelled;
