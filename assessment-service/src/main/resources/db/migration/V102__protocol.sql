-- A program's protocol knows more phases, and what depends on the patient.
alter table response drop constraint response_occasion_check,
  add constraint response_occasion_check check (occasion in
    ('INTAKE', 'WEEKLY', 'FORTNIGHTLY', 'MONTHLY', 'REVIEW', 'DISCHARGE', 'FOLLOW_UP'));
alter table assignment drop constraint assignment_occasion_check,
  add constraint assignment_occasion_check check (occasion in
    ('INTAKE', 'WEEKLY', 'FORTNIGHTLY', 'MONTHLY', 'REVIEW', 'DISCHARGE', 'FOLLOW_UP')),
  -- until when it can be answered: the end of its window
  -- the default serves copies of the version before, while both run
  add column closes_at timestamptz default now() + interval '7 days';
update assignment set closes_at = due_at + interval '4 days';
alter table assignment alter column closes_at set not null;
drop index assignment_due;
-- The timer that lets old ones expire.
create index assignment_closes on assignment (closes_at) where state in ('ASSIGNED', 'IN_PROGRESS');

alter table episode
  add column substance_use boolean not null default false,
  -- when the treatment plan in force is to be reviewed
  add column review_due_on date;
-- The timer that follows up those who were discharged.
create index episode_discharged on episode (discharged_on) where discharged_on is not null;
-- Whether a patient ever answered with a finding: what the protocol asks in addition.
create index response_bands on response (patient_id, instrument, band_code);
