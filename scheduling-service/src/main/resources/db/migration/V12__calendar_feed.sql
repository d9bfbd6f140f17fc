-- A secret link to a patient's calendar. The secret itself is not kept.
create table calendar_feed (
  id uuid primary key,
  patient_id uuid not null,
  secret_hash bytea not null unique,
  created_by varchar(255) not null,
  created_at timestamptz not null,
  revoked_at timestamptz
);

create index calendar_feed_of_patient on calendar_feed (patient_id);
