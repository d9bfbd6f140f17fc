-- Who a patient is. Typed columns for what Trellis works with; the FHIR resource as received keeps
-- what it has no column for. A social security number is never stored beyond its last four digits.
create table patient (
  id             uuid primary key,
  version        bigint      not null,
  given_name     text        not null check (length(given_name) between 1 and 100),
  family_name    text        not null check (length(family_name) between 1 and 100),
  birth_date     date,
  sex            text        not null check (sex in ('MALE', 'FEMALE', 'OTHER', 'UNKNOWN')),
  language       text        not null,
  time_zone      text        not null,
  email          text,
  phone          text,
  phone_key      text,
  ssn_last_four  text        check (ssn_last_four ~ '^[0-9]{4}$'),
  address        jsonb,
  received       jsonb,
  referred_by    text,
  registered_at  timestamptz not null,
  updated_at     timestamptz not null
);

-- where birth_date = ? and id > ? order by id
create index patient_birth_date on patient (birth_date, id);
-- where phone_key = ?
create index patient_phone on patient (phone_key) where phone_key is not null;

create table patient_identifier (
  patient_id uuid not null references patient,
  system     text not null check (length(system) between 1 and 200),
  value      text not null check (length(value) between 1 and 200),
  -- one number of one issuer belongs to one person
  constraint patient_identifier_is_unique unique (system, value)
);
create index patient_identifier_of on patient_identifier (patient_id);
-- where value = ?, when a search names no system
create index patient_identifier_value on patient_identifier (value);

-- Every part of every name, lower case and without accents. Prefix search is a range over the "C"
-- collation, which an index serves whatever plan is chosen:
--   where part >= 'kuv' and part < 'kuv' || U+10FFFF
create table patient_name_part (
  patient_id uuid             not null references patient,
  kind       text             not null check (kind in ('GIVEN', 'FAMILY')),
  part       text collate "C" not null,
  primary key (patient_id, kind, part)
);
create index patient_name_part_prefix on patient_name_part (part, patient_id);
