-- Who last changed a task, and to whom it went when nobody did it in time.
alter table care_task
  add column updated_by   text,
  add column escalation   text not null default 'NONE'
    check (escalation in ('NONE', 'SUPERVISOR', 'COORDINATOR', 'PROGRAM_ADMIN')),
  add column escalated_to uuid,
  add column escalated_at timestamptz,
  add constraint care_task_escalated_at_a_time check ((escalation = 'NONE') = (escalated_at is null)),
  add constraint care_task_escalated_to_a_supervisor check (escalated_to is null or escalation = 'SUPERVISOR');
update care_task set updated_by = coalesce(done_by, created_by);
alter table care_task alter column updated_by set not null;
-- where state <> 'DONE' and escalation <> 'PROGRAM_ADMIN' and due_at <= ? order by due_at
create index care_task_overdue on care_task (due_at) where state <> 'DONE' and escalation <> 'PROGRAM_ADMIN';

-- The history of a task: what it became, by whom. Written by the database, so that no change goes
-- without it; never changed.
create table care_task_change (
  id              uuid primary key default uuidv7(),
  task_id         uuid        not null references care_task,
  changes         text[]      not null check (cardinality(changes) > 0),
  state           text        not null,
  assignee_role   text        not null,
  practitioner_id uuid,
  due_at          timestamptz not null,
  note            text,
  escalation      text        not null,
  escalated_to    uuid,
  changed_by      text        not null,
  changed_at      timestamptz not null
);
-- where task_id = ? and id > ? order by id
create index care_task_change_of_task on care_task_change (task_id, id);
insert into care_task_change (task_id, changes, state, assignee_role, practitioner_id, due_at, note,
  escalation, changed_by, changed_at)
select id, array['OPENED'], state, assignee_role, practitioner_id, due_at, note, escalation, created_by, created_at
from care_task;

create function care_task_keeps_history() returns trigger language plpgsql as $$
declare
  changed text[] := array['OPENED'];
begin
  if tg_op = 'UPDATE' then
    changed := array_remove(array[
      case when new.state <> old.state then new.state end,
      case when new.assignee_role <> old.assignee_role
             or new.practitioner_id is distinct from old.practitioner_id then 'ASSIGNED' end,
      case when new.due_at <> old.due_at then 'DUE' end,
      case when new.note is distinct from old.note then 'NOTE' end,
      case when new.escalation <> old.escalation and new.escalation <> 'NONE' then 'ESCALATED' end], null);
    if cardinality(changed) = 0 then
      return null;
    end if;
  end if;
  insert into care_task_change (task_id, changes, state, assignee_role, practitioner_id, due_at, note,
    escalation, escalated_to, changed_by, changed_at)
  values (new.id, changed, new.state, new.assignee_role, new.practitioner_id, new.due_at, new.note,
    new.escalation, new.escalated_to, new.updated_by, new.updated_at);
  return null;
end $$;
create trigger care_task_keeps_history after insert or update on care_task
  for each row execute function care_task_keeps_history();

create function care_task_change_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the history of a task is kept as it was written' using errcode = 'restrict_violation';
end $$;
create trigger care_task_change_is_append_only before update or delete on care_task_change
  for each row execute function care_task_change_is_append_only();
