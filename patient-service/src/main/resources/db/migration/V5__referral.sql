-- Referrals that EHRs sent, as the worklist of intake.
create table referral (
  id             uuid primary key,
  version        bigint      not null,
  patient_id     uuid        not null references patient,
  referred_by    text        not null,
  state          text        not null check (state in ('OPEN', 'ADMITTED', 'DECLINED')),
  resources      integer     not null check (resources > 0),
  episode_id     uuid,
  decline_reason text,
  received_at    timestamptz not null,
  closed_at      timestamptz,
  check ((state = 'OPEN') = (closed_at is null)),
  check ((state = 'DECLINED') = (decline_reason is not null))
);
-- where state = ? and id > ? order by id
create index referral_worklist on referral (state, id);
-- where patient_id = ? and state = 'OPEN'
create index referral_of_patient on referral (patient_id);

-- Which id was given to which resource of which sender: the same resource again gets the same id.
-- Observations live in assessment-service; their ids are given here all the same.
create table received_resource (
  patient_id    uuid        not null references patient,
  resource_type text        not null,
  source_key    text        not null,
  resource_id   uuid        not null unique,
  content_hash  text        not null,
  referral_id   uuid        not null references referral,
  primary key (patient_id, resource_type, source_key)
);
