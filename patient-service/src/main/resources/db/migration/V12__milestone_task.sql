create table milestone (
  id         uuid primary key,
  patient_id uuid        not null references patient,
  kind       text        not null check (kind in ('FIRST_FULL_WEEK', 'RESPONSE', 'REMISSION', 'PROGRAM_COMPLETED')),
  -- what it was reached in: an episode, or an instrument within one
  scope      text        not null,
  reached_on date        not null,
  created_at timestamptz not null,
  constraint milestone_once unique (patient_id, kind, scope)
);
-- where patient_id = ? and id > ? order by id
create index milestone_of_patient on milestone (patient_id, id);

create table care_task (
  id              uuid primary key,
  version         bigint      not null,
  patient_id      uuid        not null references patient,
  kind            text        not null check (kind in ('PLAN_REVIEW', 'MISSED_SESSION_OUTREACH', 'EARLY_WARNING_OUTREACH', 'HOURS_REVIEW', 'OTHER')),
  state           text        not null check (state in ('OPEN', 'IN_PROGRESS', 'DONE')),
  -- what asked for it, for example an instrument, a week or a session
  source          text        not null,
  title           text        not null check (length(title) between 1 and 200),
  note            text,
  assignee_role   text        not null check (assignee_role in ('CLINICIAN', 'COORDINATOR')),
  practitioner_id uuid,
  due_at          timestamptz not null,
  created_by      text        not null,
  created_at      timestamptz not null,
  updated_at      timestamptz not null,
  done_at         timestamptz,
  done_by         text,
  check ((state = 'DONE') = (done_at is not null))
);
-- One open task for one cause, however often it is reported.
create unique index care_task_one_open on care_task (patient_id, kind, source) where state <> 'DONE';
-- worklist: where state <> 'DONE' [and practitioner_id = ? | assignee_role = ?] and (due_at, id) > (?, ?) order by due_at, id
create index care_task_worklist on care_task (state, due_at, id);
create index care_task_of_clinician on care_task (practitioner_id, due_at, id) where practitioner_id is not null;
create index care_task_of_patient on care_task (patient_id, due_at, id);
