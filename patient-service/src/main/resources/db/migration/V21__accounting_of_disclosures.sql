-- What an accounting names (45 CFR 164.528(b), 42 CFR 2.25 and 2.51(c)): also for what staff disclosed by
-- other ways than the API, which is no FHIR resource.
alter table disclosure
  alter resource_type drop not null,
  alter resource_id drop not null,
  add consent_id        uuid,
  add purpose           text not null default 'TREATMENT',
  add information       text not null default 'OTHER',
  add recipient_address text,
  add description       text,
  add emergency         text,
  add disclosed_by      text,
  add check ((resource_type is null) = (resource_id is null)),
  add check (resource_id is not null or description is not null),
  add check (purpose <> 'MEDICAL_EMERGENCY' or emergency is not null);
alter table disclosure alter purpose drop default, alter information drop default;
