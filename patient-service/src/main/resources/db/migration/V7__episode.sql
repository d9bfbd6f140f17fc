create table episode (
  id                uuid primary key,
  version           bigint      not null,
  patient_id        uuid        not null references patient,
  program_id        uuid        not null,
  time_zone         text        not null,
  level_of_care     text        not null check (level_of_care in ('INPATIENT', 'RESIDENTIAL', 'PHP', 'IOP', 'OP', 'AFTERCARE')),
  track             text        not null,
  substance_use     boolean     not null,
  referral_source   text        not null,
  status            text        not null check (status in ('PLANNED', 'ACTIVE', 'ON_HOLD', 'DISCHARGED')),
  admitted_on       date        not null,
  late_entry_reason text,
  discharged_on     date,
  discharge_type    text        check (discharge_type in ('COMPLETED', 'AGAINST_ADVICE', 'TRANSFERRED', 'ADMINISTRATIVE')),
  created_at        timestamptz not null,
  updated_at        timestamptz not null,
  check ((status = 'DISCHARGED') = (discharged_on is not null and discharge_type is not null)),
  check (discharged_on is null or discharged_on >= admitted_on)
);
-- A patient is in one episode at a time: of two admissions at once, one wins.
create unique index episode_one_open on episode (patient_id) where status <> 'DISCHARGED';
-- where patient_id = ? and id > ? order by id
create index episode_of_patient on episode (patient_id, id);

create table episode_history (
  id            uuid primary key,
  episode_id    uuid        not null references episode,
  status        text        not null,
  level_of_care text        not null,
  effective_on  date        not null,
  reason        text,
  recorded_by   text        not null,
  recorded_at   timestamptz not null
);
-- where episode_id = ? and id > ? order by id
create index episode_history_of on episode_history (episode_id, id);
