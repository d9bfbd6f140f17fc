-- What a program teaches, in modules that rotate; and what of it each meeting of a group has.
create table curriculum (
  id uuid primary key,
  program_id uuid not null references program,
  name varchar(120) not null,
  version bigint not null
);

create table curriculum_topic (
  curriculum_id uuid not null references curriculum,
  position integer not null,
  module varchar(120) not null,
  topic varchar(200) not null,
  primary key (curriculum_id, position)
);

alter table therapy_group add curriculum_id uuid references curriculum;

-- The groups whose meetings are dealt anew when their curriculum changes.
create index therapy_group_of_curriculum on therapy_group (curriculum_id)
  where curriculum_id is not null;

-- A meeting keeps the words that it was held under, whatever becomes of the curriculum.
alter table therapy_session
  add curriculum_id uuid references curriculum,
  add module varchar(120),
  add topic varchar(200),
  add constraint topic_of_a_curriculum check (num_nulls(curriculum_id, module, topic) in (0, 3));

-- The coming meetings of a curriculum's topics; a group's last topic.
create index therapy_session_of_curriculum on therapy_session (curriculum_id, starts_at)
  where curriculum_id is not null;
