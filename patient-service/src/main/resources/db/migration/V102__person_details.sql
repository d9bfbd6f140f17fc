-- What is known of a person beyond the registration; read with the patient, by its key.
create table patient_detail (
  patient_id uuid primary key references patient,
  version    bigint      not null,
  content    jsonb       not null,
  -- until people change it, FHIR answers as the EHR sent it
  edited     boolean     not null,
  updated_at timestamptz not null
);
