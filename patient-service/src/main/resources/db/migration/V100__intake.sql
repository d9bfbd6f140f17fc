-- Intake: referrals by people too, screening, waiting list, decisions.
alter table referral
  alter column referred_by drop not null,
  drop constraint referral_state_check,
  drop constraint referral_resources_check,
  drop constraint referral_check,
  drop constraint referral_check1,
  add column source        text not null default 'EHR',
  add column source_name   text,
  add column reason        text,
  add column urgency       text not null default 'ROUTINE' check (urgency in ('EMERGENT', 'URGENT', 'ROUTINE')),
  add column program_id    uuid,
  add column level_of_care text,
  add column priority      text,
  add column priority_rank integer,
  add column waitlisted_at timestamptz,
  add column offer_by      timestamptz,
  add constraint referral_state_known
    check (state in ('OPEN', 'WAITLISTED', 'ACCEPTED', 'ADMITTED', 'DECLINED', 'REFERRED_OUT', 'WITHDRAWN')),
  add constraint referral_resources_counted check (resources >= 0),
  add constraint referral_closed_when_answered
    check ((state in ('OPEN', 'WAITLISTED', 'ACCEPTED')) = (closed_at is null)),
  add constraint referral_declined_with_reason check ((state = 'DECLINED') = (decline_reason is not null)),
  add constraint referral_waits_in_a_place
    check ((state = 'WAITLISTED') = (waitlisted_at is not null)
       and (waitlisted_at is null) = (priority_rank is null));
alter table referral alter column source drop default, alter column urgency drop default;
-- where state = 'WAITLISTED' [and program_id = ?] and (priority_rank, waitlisted_at, id) > (?, ?, ?)
-- order by priority_rank, waitlisted_at, id
create index referral_waiting on referral (priority_rank, waitlisted_at, id) where state = 'WAITLISTED';
create index referral_waiting_for on referral (program_id, priority_rank, waitlisted_at, id) where state = 'WAITLISTED';

create table screening (
  id            uuid primary key,
  patient_id    uuid        not null references patient,
  criteria      text        not null check (criteria in ('ASAM_3', 'ASAM_4', 'MEDICARE_IOP')),
  level_of_care text        not null,
  content       jsonb       not null,
  recorded_at   timestamptz not null
);
-- where patient_id = ? and id < ? order by id desc
create index screening_of_patient on screening (patient_id, id desc);

-- What was decided about a referral: kept, never changed.
create table intake_decision (
  id              uuid primary key,
  referral_id     uuid        not null references referral,
  patient_id      uuid        not null references patient,
  outcome         text        not null check (outcome in ('ACCEPT', 'WAITLIST', 'DECLINE', 'REFER_OUT', 'WITHDRAW')),
  level_of_care   text,
  indicated_level text,
  screening_id    uuid        references screening,
  program_id      uuid,
  reasons         text[]      not null check (cardinality(reasons) > 0),
  note            text,
  decided_by      text        not null,
  decided_at      timestamptz not null
);
-- where referral_id = ? order by id
create index intake_decision_of_referral on intake_decision (referral_id, id);
