-- Conditions, medications and allergies as received: columns for what is searched and shown, and the
-- whole FHIR resource, so that nothing is lost that Trellis does not understand.
create table condition (
  id                  uuid primary key,
  version             bigint      not null,
  patient_id          uuid        not null references patient,
  code_system         text,
  code                text,
  display             text        not null,
  status              text        not null,
  category            text        not null,
  verification_status text,
  onset_on            date,
  abated_on           date,
  recorded_on         date,
  resource            jsonb       not null,
  received_at         timestamptz not null,
  updated_at          timestamptz not null
);
-- where patient_id = ? [and category = ? | code = ? | status = ?] and id > ? order by id
create index condition_of_patient on condition (patient_id, id);

create table medication (
  id          uuid primary key,
  version     bigint      not null,
  patient_id  uuid        not null references patient,
  code_system text,
  code        text,
  display     text        not null,
  status      text        not null,
  intent      text        not null,
  dosage      text,
  recorded_on date,
  resource    jsonb       not null,
  received_at timestamptz not null,
  updated_at  timestamptz not null
);
create index medication_of_patient on medication (patient_id, id);

create table allergy (
  id          uuid primary key,
  version     bigint      not null,
  patient_id  uuid        not null references patient,
  code_system text,
  code        text,
  display     text        not null,
  status      text        not null,
  category    text,
  criticality text,
  recorded_on date,
  resource    jsonb       not null,
  received_at timestamptz not null,
  updated_at  timestamptz not null
);
create index allergy_of_patient on allergy (patient_id, id);
