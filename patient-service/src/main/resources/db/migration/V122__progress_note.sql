-- Notes of sessions, linked to goals of the treatment plan.
create table progress_note (
  id              uuid primary key,
  version         bigint      not null,
  episode_id      uuid        not null references episode,
  patient_id      uuid        not null references patient,
  kind            text        not null check (kind in ('INDIVIDUAL', 'GROUP', 'FAMILY', 'MEDICATION', 'CASE_MANAGEMENT', 'CRISIS')),
  session_on      date        not null,
  booking_id      uuid,
  content         jsonb       not null,
  status          text        not null check (status in ('DRAFT', 'AWAITING_COSIGNATURE', 'SIGNED')),
  author          text        not null,
  author_id       uuid        not null,
  signed_at       timestamptz,
  cosigned_by     text,
  cosigned_by_id  uuid,
  cosigned_at     timestamptz,
  created_at      timestamptz not null,
  updated_at      timestamptz not null,
  check ((status = 'DRAFT') = (signed_at is null)),
  check ((cosigned_at is null) = (cosigned_by_id is null))
);
-- where episode_id = ? and (session_on, id) < (?, ?) order by session_on desc, id desc
create index progress_note_of_episode on progress_note (episode_id, session_on desc, id desc);
-- One note for one place in a session.
create unique index progress_note_once on progress_note (booking_id, author_id) where booking_id is not null;

-- A signed note is a clinical record: what it says stays; addenda complete it. It follows a merge of patients.
create function progress_note_is_immutable() returns trigger language plpgsql as $$
begin
  if old.status = 'DRAFT' then
    return coalesce(new, old);
  end if;
  if tg_op = 'UPDATE' and moves_with_patient(to_jsonb(old), to_jsonb(new)) then
    return new;
  end if;
  if tg_op = 'UPDATE'
     and (to_jsonb(new) - array['version', 'status', 'signed_at', 'cosigned_by', 'cosigned_by_id', 'cosigned_at', 'updated_at'])
       = (to_jsonb(old) - array['version', 'status', 'signed_at', 'cosigned_by', 'cosigned_by_id', 'cosigned_at', 'updated_at'])
     and (old.status = 'AWAITING_COSIGNATURE' or new.status = 'SIGNED') then
    return new;
  end if;
  raise exception 'a signed progress note cannot be edited' using errcode = 'restrict_violation';
end $$;
create trigger progress_note_is_immutable before update or delete on progress_note
  for each row execute function progress_note_is_immutable();

create table progress_note_addendum (
  id         uuid primary key,
  note_id    uuid        not null references progress_note,
  text       text        not null,
  author     text        not null,
  created_at timestamptz not null
);
-- where note_id = any(?) order by id
create index progress_note_addendum_of_note on progress_note_addendum (note_id, id);

-- Places in sessions as scheduling-service tells how they were used.
create table attended_session (
  booking_id uuid primary key,
  patient_id uuid        not null,
  type       text        not null,
  starts_at  timestamptz not null,
  attended   boolean     not null,
  excused    boolean     not null,
  minutes    integer     not null
);
-- where patient_id = ? order by starts_at
create index attended_session_of_patient on attended_session (patient_id, starts_at);
