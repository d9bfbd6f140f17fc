-- By when a physician is to certify the level of care, while it is asked for.
create table certification_due (
  task_id uuid primary key,
  patient_id uuid not null,
  due_at timestamptz not null
);

-- The deadline of a patient.
create index certification_due_of_patient on certification_due (patient_id, due_at);
