-- What else a day tells, and what the days together say.
alter table check_in
  add column medication_taken boolean,
  add column triggers_met     jsonb   not null default '[]',
  -- 0 (best) to 100 by the published formula; absent before it was kept
  add column index_value      smallint check (index_value between 0 and 100),
  -- whether the days up to this one rise above what is usual for the patient
  add column rising           boolean not null default false,
  drop constraint check_in_early_warning_check,
  add constraint check_in_early_warning_check
    check (early_warning in ('WARNING_SIGNS', 'CRAVING', 'MOOD', 'SLEEP', 'TREND'));

-- The triggers of the relapse-prevention plan in force.
alter table warning_signs add column triggers jsonb not null default '[]';
