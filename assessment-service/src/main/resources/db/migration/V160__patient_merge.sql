-- What is kept as it is follows its patient through a merge all the same; nothing else of it changes.
create or replace function refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if moves_with_patient(to_jsonb(old), to_jsonb(new)) then
      return new;
    end if;
  end if;
  raise exception '% rows are kept as they are', tg_table_name using errcode = 'restrict_violation';
end $$;

create or replace function refuse_alert_change() returns trigger language plpgsql as $$
begin
  if moves_with_patient(to_jsonb(old), to_jsonb(new)) then
    return new;
  end if;
  if (new.id, new.patient_id, new.response_id, new.finding, new.level, new.raised_at, new.act_by)
     is distinct from
     (old.id, old.patient_id, old.response_id, old.finding, old.level, old.raised_at, old.act_by)
     or old.state = 'RESOLVED'
     or (old.state = 'ACKNOWLEDGED' and new.state = 'OPEN')
  then
    raise exception 'what an alert says is kept as it is' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
