-- Family members who take part, and what the patient allows each of them.
create table family_member (
  id           uuid primary key,
  version      bigint      not null,
  patient_id   uuid        not null references patient,
  given_name   text        not null check (length(given_name) between 1 and 100),
  family_name  text        not null check (length(family_name) between 1 and 100),
  relationship text        not null,
  email        text,
  phone        text,
  language     text        not null,
  created_at   timestamptz not null,
  updated_at   timestamptz not null
);
-- where patient_id = ? and id > ? order by id
create index family_member_of_patient on family_member (patient_id, id);

create table family_member_permission (
  family_member_id uuid not null references family_member,
  permission       text not null check (permission in ('VIEW_CALENDAR', 'VIEW_PLAN', 'VIEW_PROGRESS', 'RECEIVE_NOTICES')),
  primary key (family_member_id, permission)
);
