-- Records that look like one person, and their merges.
alter table patient add column merged_into uuid references patient check (merged_into <> id);
-- where lower(email) = ?
create index patient_email on patient (lower(email)) where email is not null;
-- A row is found by its key when a merge moves it back.
alter table patient_identifier
  drop constraint patient_identifier_is_unique,
  add constraint patient_identifier_is_unique primary key (system, value);

create table possible_duplicate (
  id        uuid primary key,
  first_id  uuid        not null references patient,
  second_id uuid        not null references patient,
  score     integer     not null check (score between 0 and 100),
  features  jsonb       not null,
  state     text        not null check (state in ('OPEN', 'DISMISSED', 'MERGED')),
  reason    text,
  found_at  timestamptz not null,
  check (first_id < second_id),
  constraint possible_duplicate_once unique (first_id, second_id)
);
-- where state = ? and (score, id) < (?, ?) order by score desc, id desc
create index possible_duplicate_worklist on possible_duplicate (state, score desc, id desc);
-- where second_id = ? (first_id has the unique index)
create index possible_duplicate_second on possible_duplicate (second_id);

-- Who merged whom, why, and who took it back.
create table merge_decision (
  id             uuid primary key,
  survivor_id    uuid        not null references patient,
  merged_id      uuid        not null references patient,
  reason         text        not null,
  merged_by      text        not null,
  merged_at      timestamptz not null,
  undone_because text,
  undone_by      text,
  undone_at      timestamptz,
  check ((undone_at is null) = (undone_because is null))
);
-- where survivor_id = ? and id > ? order by id
create index merge_decision_of_survivor on merge_decision (survivor_id, id);
-- A record is merged into one other at most.
create unique index merge_decision_in_force on merge_decision (merged_id) where undone_at is null;

-- An accounting follows its patient through a merge; nothing else of it ever changes.
create or replace function disclosure_is_append_only() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if moves_with_patient(to_jsonb(old), to_jsonb(new)) then
      return new;
    end if;
  end if;
  raise exception 'disclosures are kept as they were recorded' using errcode = 'restrict_violation';
end $$;
