-- A feed may also be of a clinician's calendar.
alter table calendar_feed
  alter patient_id drop not null,
  add clinician_id uuid references clinician,
  add constraint feed_of_somebody check (num_nonnulls(patient_id, clinician_id) = 1);

-- A clinician's open feeds.
create index calendar_feed_of_clinician on calendar_feed (clinician_id);

-- When what a calendar shows of a session last changed: iCalendar's DTSTAMP.
alter table therapy_session add changed_at timestamptz not null default now();

create function touch_session() returns trigger language plpgsql as $$
begin
  new.changed_at := now();
  return new;
end $$;

create trigger session_touched
  before update on therapy_session
  for each row
  when ((old.starts_at, old.ends_at, old.status, old.sequence)
    is distinct from (new.starts_at, new.ends_at, new.status, new.sequence))
  execute function touch_session();
