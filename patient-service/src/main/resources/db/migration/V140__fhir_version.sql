-- Every version of every FHIR resource as it was, and who made it: history, vread and Provenance.
create table fhir_version (
  -- the id of the version's Provenance
  id          uuid primary key,
  type        text        not null,
  resource_id uuid        not null,
  version     bigint      not null,
  patient_id  uuid        not null references patient,
  recorded_at timestamptz not null,
  first       boolean     not null,
  agent_kind  text        not null check (agent_kind in ('PATIENT', 'FAMILY', 'PRACTITIONER', 'STAFF', 'CLIENT', 'TRELLIS')),
  agent_id    text        not null,
  agent_name  text        not null,
  content     jsonb       not null,
  -- where type = ? and resource_id = ? [and version = ? | and version < ? order by version desc]
  -- where type = ? and resource_id = any(?) order by resource_id, version
  constraint fhir_version_once unique (type, resource_id, version)
);
