-- What If-Match is held against, for what is edited as a whole.
create table preference_version (
  audience text primary key,
  version  bigint not null default 0
);

create table escalation_policy (
  level   text primary key check (level in ('MODERATE','HIGH','IMMINENT')),
  version bigint not null default 0
);
insert into escalation_policy (level) values ('MODERATE'), ('HIGH'), ('IMMINENT');
