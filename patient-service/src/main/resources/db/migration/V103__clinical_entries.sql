-- What is recorded here beside what EHRs send, and whose word each is.
alter table condition add column recorded_by text;
alter table medication add column recorded_by text;
alter table allergy add column recorded_by text;

-- Results and notes that are never changed: a correction is a new one.
create table clinical_entry (
  id          uuid primary key,
  patient_id  uuid        not null references patient,
  kind        text        not null check (kind in ('RECONCILIATION', 'ADHERENCE', 'TOXICOLOGY', 'VITALS')),
  -- the medication of an adherence
  about       uuid,
  content     jsonb       not null,
  recorded_by text        not null,
  recorded_at timestamptz not null
);
-- where patient_id = ? and kind = ? and id < ? order by id desc
create index clinical_entry_of_patient on clinical_entry (patient_id, kind, id desc);
-- where about = ? and id < ? order by id desc
create index clinical_entry_about on clinical_entry (about, id desc) where about is not null;
