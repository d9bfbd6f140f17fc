-- The episode that a patient left last: whose check-ins still hold.
create table aftercare (
  patient_id    uuid primary key,
  episode_id    uuid not null,
  discharged_on date not null
);

-- The episode that a patient came into last: whose weeks are counted.
create table treatment_start (
  patient_id  uuid primary key,
  episode_id  uuid not null,
  admitted_on date not null
);

-- what is still open of one deadline of a patient
create index open_assessment_of_deadline on open_assessment (patient_id, due_at)
  where answered_at is null;
