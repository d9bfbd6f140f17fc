-- What an episode treats: categories of ICD-10-CM, as of the last signed plan. Read with the episode.
alter table episode add column conditions text[] not null default '{}';
