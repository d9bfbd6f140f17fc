create table therapy_session (
  id uuid primary key,
  program_id uuid not null references program,
  type varchar(12) not null check (type in ('GROUP', 'INDIVIDUAL', 'FAMILY', 'MEDICATION')),
  modality varchar(40) not null,
  group_id uuid references therapy_group,
  -- The day of the group's series that the session stands for, wherever it was moved since.
  occurrence_on date,
  clinician_id uuid not null references clinician,
  room_id uuid references room,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  time_zone varchar(64) not null,
  capacity integer not null check (capacity > 0),
  -- Counted by a trigger on booking.
  places_taken integer not null default 0,
  status varchar(10) not null check (status in ('SCHEDULED', 'CANCELLED')),
  change_reason varchar(500),
  late_entry_reason varchar(500),
  sequence integer not null,
  version bigint not null,
  check (ends_at > starts_at),
  check ((type = 'GROUP') = (group_id is not null)),
  check ((group_id is null) = (occurrence_on is null)),
  constraint session_not_over_capacity check (places_taken between 0 and capacity),
  -- A series meets once a day, however often it is put on the calendar.
  constraint meeting_of_a_series_once unique (group_id, occurrence_on),
  -- What a booking refers to, so that it moves along.
  constraint session_and_time unique (id, starts_at, ends_at),
  constraint clinician_not_double_booked
    exclude using gist (clinician_id with =, tstzrange(starts_at, ends_at) with &&)
    where (status = 'SCHEDULED'),
  constraint room_not_double_booked
    exclude using gist (room_id with =, tstzrange(starts_at, ends_at) with &&)
    where (status = 'SCHEDULED' and room_id is not null)
);

-- Lists and calendars by time; a leader's calendar.
create index therapy_session_by_start on therapy_session (starts_at, id);
create index therapy_session_of_clinician on therapy_session (clinician_id, starts_at);
create index therapy_session_of_room on therapy_session (room_id, starts_at);
