create table attendance (
  booking_id uuid primary key references booking,
  status varchar(10) not null
    check (status in ('ATTENDED', 'LATE', 'LEFT_EARLY', 'NO_SHOW', 'EXCUSED')),
  minutes integer not null check (minutes >= 0),
  note varchar(500),
  recorded_by varchar(255) not null,
  recorded_at timestamptz not null,
  late_entry_reason varchar(500),
  version bigint not null,
  check (status not in ('NO_SHOW', 'EXCUSED') or minutes = 0)
);
