-- Kinds of service within a kind of session, and those who lead with somebody.
alter table therapy_session add service_type varchar(30);
update therapy_session set service_type = case type
  when 'GROUP' then 'GROUP_THERAPY' when 'INDIVIDUAL' then 'INDIVIDUAL_THERAPY'
  when 'FAMILY' then 'FAMILY_THERAPY' else 'MEDICATION_MANAGEMENT' end;
alter table therapy_session
  alter service_type set not null,
  add constraint known_service_type check (service_type in (
    'GROUP_THERAPY', 'PSYCHOEDUCATION', 'SKILLS_WORKSHOP', 'HOLISTIC', 'INDIVIDUAL_THERAPY',
    'CASE_MANAGEMENT', 'ASSESSMENT', 'FAMILY_THERAPY', 'MEDICATION_MANAGEMENT'));

alter table therapy_group
  add service_type varchar(30) not null default 'GROUP_THERAPY'
    check (service_type in ('GROUP_THERAPY', 'PSYCHOEDUCATION', 'SKILLS_WORKSHOP', 'HOLISTIC'));

create table session_co_leader (
  session_id uuid not null references therapy_session,
  clinician_id uuid not null references clinician,
  primary key (session_id, clinician_id)
);

create index session_co_leader_of_clinician on session_co_leader (clinician_id);

create table group_co_leader (
  group_id uuid not null references therapy_group,
  clinician_id uuid not null references clinician,
  primary key (group_id, clinician_id)
);

-- A slot, or a place in a session, that is kept for a patient for some minutes.
create table slot_hold (
  id uuid primary key,
  patient_id uuid not null,
  program_id uuid not null references program,
  session_id uuid references therapy_session,
  type varchar(12) not null check (type in ('GROUP', 'INDIVIDUAL', 'FAMILY', 'MEDICATION')),
  modality varchar(40) not null,
  clinician_id uuid not null references clinician,
  room_id uuid references room,
  delivery varchar(10) not null check (delivery in ('IN_PERSON', 'TELEHEALTH')),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  held_by varchar(255) not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  check (ends_at > starts_at),
  check ((type = 'GROUP') = (session_id is not null)),
  constraint patient_holds_once_at_a_time
    exclude using gist (patient_id with =, tstzrange(starts_at, ends_at) with &&)
);

-- Those that have expired.
create index slot_hold_by_expiry on slot_hold (expires_at);
create index slot_hold_of_session on slot_hold (session_id);

-- All that takes a clinician's or a room's time, in one table, so that one constraint sees to it
-- that it is taken once: sessions led, sessions led with somebody, rooms, holds. Kept by triggers.
create table occupation (
  resource_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  session_id uuid references therapy_session on delete cascade,
  hold_id uuid references slot_hold on delete cascade,
  check (num_nonnulls(session_id, hold_id) = 1),
  -- Also the index of the free-slot search: what clinicians and rooms have within some weeks.
  constraint occupied_once
    exclude using gist (resource_id with =, tstzrange(starts_at, ends_at) with &&)
);

create index occupation_of_session on occupation (session_id);
create index occupation_of_hold on occupation (hold_id);

create function occupy_session(of_session uuid) returns void language plpgsql as $$
begin
  delete from occupation where session_id = of_session;
  insert into occupation (resource_id, starts_at, ends_at, session_id)
  select resource_id, s.starts_at, s.ends_at, s.id
  from therapy_session s
  cross join lateral (
    select s.clinician_id as resource_id
    union select s.room_id where s.room_id is not null
    union select c.clinician_id from session_co_leader c where c.session_id = s.id) r
  where s.id = of_session and s.status = 'SCHEDULED';
end $$;

create function session_occupies() returns trigger language plpgsql as $$
begin
  perform occupy_session(new.id);
  return null;
end $$;

create trigger session_occupies
  after insert on therapy_session for each row execute function session_occupies();
create trigger session_occupies_anew
  after update on therapy_session for each row
  when ((old.clinician_id, old.starts_at, old.ends_at, old.status)
      is distinct from (new.clinician_id, new.starts_at, new.ends_at, new.status)
    or old.room_id is distinct from new.room_id)
  execute function session_occupies();

create function co_leader_occupies() returns trigger language plpgsql as $$
begin
  perform occupy_session(case when tg_op = 'DELETE' then old.session_id else new.session_id end);
  return null;
end $$;

create trigger co_leader_occupies
  after insert or delete on session_co_leader for each row execute function co_leader_occupies();

-- A held slot takes the clinician's and the room's time; a held place takes a place.
create function hold_occupies() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    update therapy_session set places_taken = places_taken - 1 where id = old.session_id;
  elsif new.session_id is not null then
    update therapy_session set places_taken = places_taken + 1 where id = new.session_id;
  else
    insert into occupation (resource_id, starts_at, ends_at, hold_id)
    select r, new.starts_at, new.ends_at, new.id
    from unnest(array[new.clinician_id, new.room_id]) r where r is not null;
  end if;
  return null;
end $$;

create trigger hold_occupies
  after insert or delete on slot_hold for each row execute function hold_occupies();

insert into occupation (resource_id, starts_at, ends_at, session_id)
select clinician_id, starts_at, ends_at, id from therapy_session where status = 'SCHEDULED'
union all
select room_id, starts_at, ends_at, id from therapy_session
where status = 'SCHEDULED' and room_id is not null;
