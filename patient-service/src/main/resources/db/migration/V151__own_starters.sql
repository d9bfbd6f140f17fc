-- Plan starters that program admins wrote, beside those that ship.
create table plan_starter (
  code       text        primary key check (code ~ '^[a-z0-9]+(-[a-z0-9]+){0,9}$'),
  version    bigint      not null,
  content    jsonb       not null,
  retired_at timestamptz,
  updated_by text        not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check (content ->> 'code' = code)
);
-- where retired_at is null order by code
create index plan_starter_current on plan_starter (code) where retired_at is null;
