-- Observations: our own totals, and what came with referrals, exactly as received.
create table observation (
  id           uuid primary key,
  patient_id   uuid        not null,
  response_id  uuid unique references response,
  status       text        not null,
  effective_at timestamptz,
  resource     text        not null,
  stored_at    timestamptz not null
);
create index observation_patient on observation (patient_id, id);

-- Its codes and categories, for searches by token.
create table observation_token (
  observation_id uuid not null references observation,
  kind           text not null check (kind in ('CODE', 'CATEGORY')),
  system         text not null,
  code           text not null,
  primary key (observation_id, kind, system, code)
);
create index observation_token_code on observation_token (kind, code, observation_id);
create trigger observation_kept before update or delete on observation
  for each row execute function refuse_change();
