-- Kept answers scored again: a job, claimed by a copy with a lease, that goes on from its last step.
create table recomputation (
  id           uuid primary key,
  -- Only this instrument; absent: all.
  instrument   text,
  state        text        not null check (state in ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'STOPPED')),
  -- How many responses there were when it was asked for, and how many were scored again.
  total        bigint      not null check (total >= 0),
  checked      bigint      not null default 0 check (checked >= 0),
  differing    bigint      not null default 0 check (differing between 0 and checked),
  -- The last response of the steps that are done.
  position     uuid        not null default '00000000-0000-0000-0000-000000000000',
  lease_owner  uuid,
  lease_until  timestamptz,
  attempts     integer     not null default 0,
  created_by   text        not null,
  created_at   timestamptz not null,
  ended_at     timestamptz,
  check ((state = 'RUNNING') = (lease_owner is not null)),
  check ((state in ('QUEUED', 'RUNNING')) = (ended_at is null))
);
-- The next one to claim: queued ones, and those whose copy is gone.
create index recomputation_open on recomputation (created_at) where state in ('QUEUED', 'RUNNING');

-- A response that comes to something else; whose it is says the response itself.
create table recomputation_difference (
  recomputation_id uuid    not null references recomputation,
  response_id      uuid    not null references response,
  reason           text    not null check (reason in ('SCORE', 'BAND', 'VERSION_NOT_HELD')),
  again_score      integer,
  again_band_code  text,
  again_band_label text,
  -- Differences of one recomputation in the order of the responses.
  primary key (recomputation_id, response_id),
  check ((reason = 'VERSION_NOT_HELD') = (again_band_code is null)),
  check ((again_band_code is null) = (again_band_label is null))
);
