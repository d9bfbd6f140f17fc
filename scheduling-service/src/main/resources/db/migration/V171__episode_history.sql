-- What an episode was on past days: its program and level of care, and its pauses.
create table episode_period (
  episode_id uuid not null references episode,
  from_day date not null,
  program_id uuid not null,
  level_of_care varchar(20) not null,
  -- Also finds what an episode was on a day.
  primary key (episode_id, from_day)
);

create table episode_pause (
  episode_id uuid not null references episode,
  from_day date not null,
  -- First day back.
  until_day date,
  primary key (episode_id, from_day),
  check (until_day >= from_day)
);

insert into episode_period (episode_id, from_day, program_id, level_of_care)
select id, admitted_on, program_id, level_of_care from episode;

insert into episode_pause (episode_id, from_day, until_day)
select id, held_from, greatest(held_from, resumed_on) from episode where held_from is not null;
