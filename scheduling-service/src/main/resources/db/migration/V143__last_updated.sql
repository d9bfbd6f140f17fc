-- FHIR's _lastUpdated: when what a client is shown of a place last changed, by whatever it was.
create function place_changed() returns trigger language plpgsql as $$
begin
  update booking set changed_at = now() where id = new.booking_id;
  return null;
end $$;

create trigger attendance_changes_its_place
  after insert or update on attendance
  for each row execute function place_changed();

create function session_changed() returns trigger language plpgsql as $$
begin
  update booking set changed_at = now() where session_id = new.id and status = 'BOOKED';
  return null;
end $$;

create trigger session_changes_its_places
  after update on therapy_session
  for each row
  when ((old.starts_at, old.ends_at, old.clinician_id, old.room_id, old.status, old.delivery)
    is distinct from
    (new.starts_at, new.ends_at, new.clinician_id, new.room_id, new.status, new.delivery))
  execute function session_changed();

-- Appointments and encounters by _lastUpdated.
create index booking_by_change on booking (changed_at);

create function touch() returns trigger language plpgsql as $$
begin
  new.changed_at := now();
  return new;
end $$;

alter table site add changed_at timestamptz not null default now();
alter table room add changed_at timestamptz not null default now();
alter table program add changed_at timestamptz not null default now();
alter table clinician add changed_at timestamptz not null default now();

create trigger site_touched before update on site for each row execute function touch();
create trigger room_touched before update on room for each row execute function touch();
create trigger program_touched before update on program for each row execute function touch();
create trigger clinician_touched before update on clinician for each row execute function touch();
