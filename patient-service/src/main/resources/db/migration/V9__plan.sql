-- One treatment plan an episode, in versions. The plan's version column is the tag for If-Match and
-- makes editing, signing and revising at once exclude each other.
create table treatment_plan (
  id         uuid primary key,
  version    bigint      not null,
  episode_id uuid        not null references episode,
  patient_id uuid        not null references patient,
  closed_on  date,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint treatment_plan_one_an_episode unique (episode_id)
);
create index treatment_plan_of_patient on treatment_plan (patient_id, id);

create table treatment_plan_version (
  id                     uuid primary key,
  plan_id                uuid        not null references treatment_plan,
  number                 integer     not null check (number >= 1),
  status                 text        not null check (status in ('DRAFT', 'ACTIVE', 'SUPERSEDED')),
  content                jsonb       not null,
  effective_from         date        not null,
  review_due_on          date        not null check (review_due_on > effective_from),
  revision_reason        text,
  author                 text        not null,
  signed_by              text,
  signed_by_practitioner uuid,
  signed_at              timestamptz,
  created_at             timestamptz not null,
  unique (plan_id, number),
  check ((status = 'DRAFT') = (signed_at is null)),
  check ((signed_at is null) = (signed_by is null))
);
create unique index treatment_plan_one_draft on treatment_plan_version (plan_id) where status = 'DRAFT';
create unique index treatment_plan_one_active on treatment_plan_version (plan_id) where status = 'ACTIVE';

-- A signed plan is a clinical record: from its signature on only its status may move to SUPERSEDED.
create function treatment_plan_version_is_immutable() returns trigger language plpgsql as $$
begin
  if old.status = 'DRAFT' and tg_op = 'UPDATE' then
    return new;
  end if;
  if tg_op = 'UPDATE' and old.status = 'ACTIVE' and new.status in ('ACTIVE', 'SUPERSEDED')
     and (to_jsonb(new) - 'status') = (to_jsonb(old) - 'status') then
    return new;
  end if;
  raise exception 'a signed treatment plan cannot be edited' using errcode = 'restrict_violation';
end $$;
create trigger treatment_plan_version_is_immutable before update or delete on treatment_plan_version
  for each row execute function treatment_plan_version_is_immutable();

-- The goals of signed plans, each with a life of its own over the versions.
create table goal (
  id          uuid primary key,
  version     bigint      not null,
  plan_id     uuid        not null references treatment_plan,
  patient_id  uuid        not null references patient,
  description text        not null,
  target      jsonb,
  lifecycle   text        not null check (lifecycle in ('ACTIVE', 'COMPLETED', 'CANCELLED')),
  start_on    date        not null,
  achieved_on date,
  updated_at  timestamptz not null,
  check ((lifecycle = 'COMPLETED') = (achieved_on is not null))
);
-- where patient_id = ? [and lifecycle = ?] and id > ? order by id
create index goal_of_patient on goal (patient_id, id);
create index goal_of_plan on goal (plan_id, id);

create table goal_progress (
  id           uuid primary key,
  plan_id      uuid        not null references treatment_plan,
  goal_id      uuid        not null references goal,
  recorded_on  date        not null,
  value        numeric(9, 2),
  achieved     boolean     not null,
  setback      boolean     not null,
  note         text,
  learned      text,
  recorded_by  text        not null,
  recorded_at  timestamptz not null
);
-- where plan_id = ? order by recorded_on, id
create index goal_progress_of_plan on goal_progress (plan_id, recorded_on, id);
