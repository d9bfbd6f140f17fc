-- What else the relapse-prevention plan in force says, for the check-in.
alter table warning_signs rename to prevention_plan;
alter table prevention_plan
  add column surroundings    jsonb not null default '[]',
  add column high_risk_dates jsonb not null default '[]';

alter table check_in
  add column surroundings_met jsonb not null default '[]',
  -- The hard day of the plan that this day was close to.
  add column near_date_id     uuid,
  drop constraint check_in_early_warning_check,
  add constraint check_in_early_warning_check check (
    early_warning in ('WARNING_SIGNS', 'CRAVING', 'MOOD', 'SLEEP', 'TREND', 'HIGH_RISK_DATE')
    and (early_warning <> 'HIGH_RISK_DATE' or near_date_id is not null));

-- That a safety plan is in force; what it says stays with patient-service. Read by patient.
create table safety_plan (
  patient_id uuid primary key,
  plan_id    uuid        not null,
  as_of      timestamptz not null
);
