-- FHIR's _lastUpdated of slots: stretches of clinicians' time in which something changed, by what
-- takes it (sessions, holds, time off). A holiday changes the time of all.
create table slot_change (
  clinician_id uuid references clinician,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  changed_at timestamptz not null default now()
);

-- What changed in a clinician's coming time; the past is not looked at.
create index slot_change_of_clinician on slot_change (clinician_id, ends_at);

create function occupation_changes_slots() returns trigger language plpgsql as $$
declare
  it occupation;
begin
  if tg_op = 'DELETE' then it := old; else it := new; end if;
  insert into slot_change (clinician_id, starts_at, ends_at)
  select c.id, it.starts_at, it.ends_at from clinician c where c.id = it.resource_id;
  return null;
end $$;

create trigger occupation_changes_slots
  after insert or delete on occupation for each row execute function occupation_changes_slots();

create function time_off_changes_slots() returns trigger language plpgsql as $$
declare
  it clinician_time_off;
begin
  if tg_op = 'DELETE' then it := old; else it := new; end if;
  insert into slot_change (clinician_id, starts_at, ends_at)
  values (it.clinician_id, it.starts_at, it.ends_at);
  return null;
end $$;

create trigger time_off_changes_slots
  after insert or delete on clinician_time_off
  for each row execute function time_off_changes_slots();

-- The day in every zone.
create function holiday_changes_slots() returns trigger language plpgsql as $$
declare
  it holiday;
begin
  if tg_op = 'DELETE' then it := old; else it := new; end if;
  insert into slot_change (starts_at, ends_at)
  values ((it.day - 1)::timestamp at time zone 'UTC', (it.day + 2)::timestamp at time zone 'UTC');
  return null;
end $$;

create trigger holiday_changes_slots
  after insert or update or delete on holiday
  for each row execute function holiday_changes_slots();

insert into slot_change (clinician_id, starts_at, ends_at)
select o.resource_id, o.starts_at, o.ends_at
from occupation o join clinician c on c.id = o.resource_id where o.ends_at > now();
