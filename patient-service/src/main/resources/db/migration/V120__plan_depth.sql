-- A plan that a supervised clinician signed waits, frozen, for the supervisor's signature.
alter table treatment_plan_version drop constraint treatment_plan_version_status_check;
alter table treatment_plan_version add constraint treatment_plan_version_status_check
  check (status in ('DRAFT', 'AWAITING_COSIGNATURE', 'ACTIVE', 'SUPERSEDED'));
alter table treatment_plan_version drop constraint treatment_plan_version_check1;
alter table treatment_plan_version add constraint treatment_plan_version_in_force_is_signed
  check ((status in ('DRAFT', 'AWAITING_COSIGNATURE')) = (signed_at is null));
drop index treatment_plan_one_draft;
create unique index treatment_plan_one_draft on treatment_plan_version (plan_id)
  where status in ('DRAFT', 'AWAITING_COSIGNATURE');

create or replace function treatment_plan_version_is_immutable() returns trigger language plpgsql as $$
begin
  if old.status = 'DRAFT' and tg_op = 'UPDATE' then
    return new;
  end if;
  if tg_op = 'UPDATE' and old.status = 'AWAITING_COSIGNATURE'
     and new.status in ('AWAITING_COSIGNATURE', 'DRAFT', 'ACTIVE')
     and (to_jsonb(new) - array['status', 'signed_by', 'signed_by_practitioner', 'signed_at'])
       = (to_jsonb(old) - array['status', 'signed_by', 'signed_by_practitioner', 'signed_at']) then
    return new;
  end if;
  if tg_op = 'UPDATE' and old.status = 'ACTIVE' and new.status in ('ACTIVE', 'SUPERSEDED')
     and (to_jsonb(new) - 'status') = (to_jsonb(old) - 'status') then
    return new;
  end if;
  raise exception 'a signed treatment plan cannot be edited' using errcode = 'restrict_violation';
end $$;

-- Who signed which version, in which role. A signature that was returned stays, withdrawn.
create table plan_signature (
  id              uuid primary key,
  plan_id         uuid        not null,
  version_number  integer     not null,
  role            text        not null check (role in ('CLINICIAN', 'SUPERVISOR', 'PRESCRIBER', 'PATIENT', 'GUARDIAN', 'FAMILY')),
  method          text        not null check (method in ('ELECTRONIC', 'PAPER', 'VERBAL', 'DECLINED')),
  signed_by       text        not null,
  practitioner_id uuid,
  recorded_by     text        not null,
  note            text,
  content_hash    text        not null check (content_hash ~ '^[0-9a-f]{64}$'),
  signed_at       timestamptz not null,
  withdrawn_at    timestamptz,
  foreign key (plan_id, version_number) references treatment_plan_version (plan_id, number),
  check (role not in ('CLINICIAN', 'SUPERVISOR', 'PRESCRIBER') or practitioner_id is not null),
  check (method <> 'DECLINED' or note is not null)
);
-- where plan_id = ? and version_number = ? and withdrawn_at is null; each role signs a version once
create unique index plan_signature_once on plan_signature (plan_id, version_number, role) where withdrawn_at is null;

-- Who co-signs for whom.
create table supervision (
  practitioner_id uuid primary key,
  version         bigint      not null,
  supervisor_id   uuid        not null,
  valid_from      date        not null,
  valid_until     date,
  updated_by      text        not null,
  updated_at      timestamptz not null,
  check (supervisor_id <> practitioner_id),
  check (valid_until is null or valid_until >= valid_from)
);

-- A step towards a goal can meet one of its objectives.
alter table goal_progress add column objective_id uuid;
-- Entries that a progress note made.
alter table goal_progress add column note_id uuid;

-- Scores as assessment-service tells of them: baselines of goals and the long view.
create table measured_score (
  response_id uuid primary key,
  patient_id  uuid          not null,
  instrument  text          not null,
  score       numeric(9, 2) not null,
  authored_at timestamptz   not null
);
-- where patient_id = ? and instrument = ? order by authored_at desc limit 1
create index measured_score_of_patient on measured_score (patient_id, instrument, authored_at desc);

-- Plans whose review is due: where status = 'ACTIVE' and review_due_on <= ?
create index treatment_plan_review_due on treatment_plan_version (review_due_on) where status = 'ACTIVE';
