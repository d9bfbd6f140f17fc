-- Words of an instrument version in another language, that a site gave. Never changed: a correction
-- stands beside what it corrects, and the last one is shown. Scoring is the version's own.
create table instrument_translation (
  number     bigint generated always as identity primary key,
  code       text        not null,
  version    text        not null,
  language   text        not null,
  content    jsonb       not null,
  -- where the words were published, and by what right they are used
  source     text        not null check (source <> ''),
  -- what was wrong with the words before
  correction text,
  given_by   text        not null,
  given_at   timestamptz not null
);
-- Which translations a version has: InstrumentStore.isTranslated.
create index instrument_translation_of on instrument_translation (code, version, language);
create trigger instrument_translation_kept before update or delete on instrument_translation
  for each row execute function refuse_change();

-- The language that the questions were read in; absent: English, or not told.
alter table response add column language text;
