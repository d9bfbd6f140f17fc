create table booking (
  id uuid primary key,
  session_id uuid not null,
  patient_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  status varchar(10) not null check (status in ('BOOKED', 'CANCELLED')),
  origin varchar(10) not null check (origin in ('MANUAL', 'ROSTER', 'ALLOCATION')),
  cancelled_by varchar(10) check (cancelled_by in ('PATIENT', 'PROGRAM')),
  cancel_reason varchar(500),
  late_entry_reason varchar(500),
  created_at timestamptz not null,
  changed_at timestamptz not null,
  version bigint not null,
  check ((status = 'CANCELLED') = (cancelled_by is not null)),
  -- The times are the session's own, kept here for the constraint below; they follow it.
  constraint booking_follows_its_session
    foreign key (session_id, starts_at, ends_at)
    references therapy_session (id, starts_at, ends_at) on update cascade,
  constraint patient_not_double_booked
    exclude using gist (patient_id with =, tstzrange(starts_at, ends_at) with &&)
    where (status = 'BOOKED')
);

-- The participants of a session; a patient's calendar.
create index booking_of_session on booking (session_id);
create index booking_of_patient on booking (patient_id, starts_at);

-- Keeps places_taken, on which a check holds the capacity: who books the last place first has it.
create function count_places() returns trigger language plpgsql as $$
declare
  change integer := 0;
begin
  if tg_op = 'INSERT' then
    change := case when new.status = 'BOOKED' then 1 else 0 end;
  elsif old.status <> new.status then
    change := case when new.status = 'BOOKED' then 1 else -1 end;
  end if;
  if change <> 0 then
    update therapy_session set places_taken = places_taken + change where id = new.session_id;
  end if;
  return null;
end $$;

create trigger booking_takes_place
  after insert or update of status on booking
  for each row execute function count_places();
