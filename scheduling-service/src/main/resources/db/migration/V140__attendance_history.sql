-- How a payer counts minutes.
create table payer_rule (
  id uuid primary key,
  payer varchar(120) not null,
  unit_minutes integer not null check (unit_minutes between 1 and 60),
  rounding varchar(8) not null check (rounding in ('DOWN', 'MIDPOINT', 'UP')),
  version bigint not null
);

-- One rule for a payer, however the name is written; also finds it by an authorization's payer.
create unique index payer_rule_of_payer on payer_rule (lower(payer));

alter table attendance
  add column present_minutes integer check (present_minutes >= 0),
  add column arrived_at timestamptz,
  add column left_at timestamptz,
  add column source varchar(10) not null default 'STAFF'
    check (source in ('STAFF', 'KIOSK', 'TELEHEALTH')),
  add check (left_at > arrived_at);

update attendance set present_minutes = minutes;

alter table attendance alter column present_minutes set not null;

-- Every record and correction as it was made; only ever added to. Read by place.
create table attendance_entry (
  booking_id uuid not null references booking,
  version bigint not null,
  status varchar(10) not null,
  present_minutes integer not null,
  minutes integer not null,
  note varchar(500),
  reason varchar(500),
  source varchar(10) not null,
  recorded_by varchar(255) not null,
  recorded_at timestamptz not null,
  primary key (booking_id, version)
);

insert into attendance_entry
select booking_id, version, status, present_minutes, minutes, note, null, source, recorded_by,
  recorded_at
from attendance;

create function attendance_entries_stay() returns trigger language plpgsql as $$
begin
  raise exception 'attendance_entry is only ever added to';
end $$;

create trigger attendance_entries_stay
  before update or delete on attendance_entry
  for each row execute function attendance_entries_stay();
