-- Instruments that a site defined, and licensed ones with the site's text. Never changed: answers
-- keep the version that they were given to.
create table instrument_version (
  number     bigint generated always as identity primary key,
  code       text        not null,
  version    text        not null,
  origin     text        not null check (origin in ('OWN', 'SITE_TEXT')),
  -- by what right the text is used
  permission text        not null,
  content    jsonb       not null,
  defined_by text        not null,
  defined_at timestamptz not null,
  unique (code, version)
);
create trigger instrument_version_kept before update or delete on instrument_version
  for each row execute function refuse_change();
