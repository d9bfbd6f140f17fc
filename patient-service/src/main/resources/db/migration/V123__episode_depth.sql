create extension if not exists btree_gist;
alter table episode add column site_id uuid;
update episode set site_id = p.site_id from program p where p.id = episode.program_id;
-- The episode before, where this is a readmission.
alter table episode add column readmission_of uuid references episode;
alter table episode add column discharge_summary jsonb;
-- Nobody is in two episodes on one day, also where a past one is entered late. A discharge and a
-- readmission may share their day.
alter table episode add constraint episode_no_overlap
  exclude using gist (patient_id with =, daterange(admitted_on, discharged_on, '[)') with &&);
-- where status in ('ACTIVE', 'ON_HOLD')
create index episode_in_treatment on episode (id) where status in ('ACTIVE', 'ON_HOLD');

-- A physician's certification of the level of care; never changed.
create table certification (
  id              uuid primary key,
  episode_id      uuid        not null references episode,
  patient_id      uuid        not null references patient,
  renewal         boolean     not null,
  level_of_care   text        not null,
  hours_per_week  integer     not null check (hours_per_week between 1 and 60),
  reason          text        not null,
  certified_on    date        not null,
  days_late       integer     not null check (days_late >= 0),
  certified_by    text        not null,
  practitioner_id uuid        not null,
  recorded_at     timestamptz not null,
  -- where episode_id = ? order by certified_on
  constraint certification_once_a_day unique (episode_id, certified_on)
);
