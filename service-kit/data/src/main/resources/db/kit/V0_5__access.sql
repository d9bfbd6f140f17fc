-- Who is related to which patient, and so may see what: kept from events.
-- subject: patient:<id>, practitioner:<id>, program:<id>, family:<id> or client:<id>.
create table patient_relation (
  patient_id  uuid not null,
  subject     text not null,
  basis       text not null check (basis in ('SELF','CARE_TEAM','PROGRAM','FAMILY','REFERRER','CONSENT')),
  -- ,A,B, for FAMILY what is permitted, for CONSENT the kind of consent
  permissions text not null default ',',
  -- the fact behind it: an episode, a family member, a consent
  source      uuid not null,
  valid_from  date,
  valid_until date,
  primary key (patient_id, subject, basis, source)
);
-- "all patients of this subject", the filter of every list.
create index patient_relation_of_subject on patient_relation (subject, patient_id);

-- Patients whose records 42 CFR Part 2 protects.
create table protected_patient (
  patient_id uuid primary key,
  since      date not null
);
