-- Consents with the elements that 42 CFR 2.31 asks for. A revoked consent stays on record.
create table consent (
  id                uuid primary key,
  version           bigint      not null,
  patient_id        uuid        not null references patient,
  kind              text        not null check (kind in ('PART2_DISCLOSURE', 'HIPAA_DISCLOSURE', 'FAMILY_DISCLOSURE', 'TEXT_MESSAGES', 'EMAIL', 'TELEHEALTH')),
  recipient         text,
  discloser         text,
  information       text,
  purpose           text,
  wording           text,
  valid_from        date        not null,
  valid_until       date        check (valid_until >= valid_from),
  signed_by         text        not null,
  signed_on         date        not null,
  recorded_by       text        not null,
  recorded_at       timestamptz not null,
  revoked_at        timestamptz,
  revoked_by        text,
  revocation_reason text,
  updated_at        timestamptz not null,
  check ((revoked_at is null) = (revoked_by is null)),
  check (kind <> 'PART2_DISCLOSURE' or (recipient is not null and discloser is not null and information is not null and purpose is not null)),
  check (kind <> 'HIPAA_DISCLOSURE' or recipient is not null)
);
-- where patient_id = ? and id > ? order by id
create index consent_of_patient on consent (patient_id, id);
