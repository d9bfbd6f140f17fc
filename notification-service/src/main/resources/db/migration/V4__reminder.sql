-- The sessions that people are reminded of, as the newest event tells.
create table booked_session (
  booking_id uuid primary key,
  patient_id uuid not null,
  starts_at  timestamptz not null,
  time_zone  text not null,
  cancelled  boolean not null,
  late_entry boolean not null,
  changed_at timestamptz not null
);
