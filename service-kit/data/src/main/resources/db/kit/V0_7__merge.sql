-- Two records of one person become one: every row of the merged patient follows to the survivor, and
-- a journal of what moved lets it be undone. Ids are named so that the journal follows nothing.
create table patient_merge (
  id          uuid primary key,
  merged_id   uuid        not null,
  survivor_id uuid        not null,
  merged_at   timestamptz not null,
  undone_at   timestamptz,
  check (merged_id <> survivor_id)
);
-- where merged_id = ? and undone_at is null: on every event and on refused access
create unique index patient_merge_in_force on patient_merge (merged_id) where undone_at is null;
-- where survivor_id = ? order by id
create index patient_merge_of_survivor on patient_merge (survivor_id, id);

create table patient_merge_row (
  merge_id   uuid    not null references patient_merge,
  table_name text    not null,
  row_key    jsonb   not null,
  -- false: stays with the merged patient, because the survivor has its like
  moved      boolean not null,
  primary key (merge_id, table_name, row_key)
);

-- Every table with a patient_id of its own, and its primary key. The audit trail stays as it was
-- written; a child whose patient_id refers to its parent's follows by ON UPDATE CASCADE.
create function patient_tables() returns table (name text, keys text[]) language sql stable as $$
  select c.relname::text,
         (select array_agg(k.attname::text order by k.attnum)
          from pg_index i join pg_attribute k on k.attrelid = i.indrelid and k.attnum = any (i.indkey)
          where i.indrelid = c.oid and i.indisprimary)
  from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attname = 'patient_id'
    and a.atttypid = 'uuid'::regtype and not a.attisdropped
  where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace
    and c.relname <> 'audit_record'
    and not exists (
      select 1 from pg_constraint f
      join pg_attribute t on t.attrelid = f.confrelid and t.attname = 'patient_id'
        and t.attnum = any (f.confkey)
      where f.conrelid = c.oid and f.contype = 'f' and a.attnum = any (f.conkey))
$$;

-- For triggers that keep rows as they are: whether a merge moves this one and changes nothing else.
create function moves_with_patient(old_row jsonb, new_row jsonb) returns boolean language sql stable as $$
  select coalesce(current_setting('trellis.patient_merge', true), '') <> ''
    and old_row - 'patient_id' = new_row - 'patient_id'
$$;

-- Moves row by row, so that a constraint keeps only the row that it is about.
create function follow_patient_merge(merge uuid, merged uuid, survivor uuid) returns void
language plpgsql set timezone = 'UTC' as $$
declare
  followed record;
  present record;
  key jsonb;
begin
  perform set_config('trellis.patient_merge', merge::text, true);
  for followed in select name, keys from patient_tables() loop
    for present in execute format(
      'select x.ctid as place, to_jsonb(x) as content from %I x where x.patient_id = $1 for update',
      followed.name) using merged
    loop
      select jsonb_object_agg(k, present.content -> k) into key
      from unnest(followed.keys) k where k <> 'patient_id';
      key := coalesce(key, '{}');
      begin
        execute format('update %I set patient_id = $1 where ctid = $2', followed.name)
          using survivor, present.place;
        insert into patient_merge_row values (merge, followed.name, key, true);
      exception when unique_violation or exclusion_violation then
        insert into patient_merge_row values (merge, followed.name, key, false);
      end;
    end loop;
  end loop;
  perform set_config('trellis.patient_merge', '', true);
end $$;

-- Moves back what moved and is still the survivor's.
create function undo_patient_merge(merge uuid, merged uuid, survivor uuid) returns void
language plpgsql set timezone = 'UTC' as $$
declare
  followed record;
begin
  perform set_config('trellis.patient_merge', merge::text, true);
  for followed in
    select t.name, t.keys from patient_tables() t
    where exists (select 1 from patient_merge_row r where r.merge_id = merge and r.table_name = t.name)
  loop
    execute format(
      'update %I x set patient_id = $1 from patient_merge_row r
       where x.patient_id = $2 and r.merge_id = $3 and r.table_name = $4 and r.moved
         and r.row_key = (select coalesce(jsonb_object_agg(k, to_jsonb(x) -> k), ''{}'')
                          from unnest($5::text[]) k where k <> ''patient_id'')',
      followed.name) using merged, survivor, merge, followed.name, followed.keys;
  end loop;
  perform set_config('trellis.patient_merge', '', true);
end $$;
