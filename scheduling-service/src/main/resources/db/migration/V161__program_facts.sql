-- Whom a program treats, for what, where, and within which hours of its days.
alter table program
  add population varchar(10) not null default 'ADULT' check (population in ('ADULT', 'ADOLESCENT')),
  add focus varchar(20)
    check (focus in ('MENTAL_HEALTH', 'SUBSTANCE_USE', 'CO_OCCURRING')),
  add setting varchar(10) not null default 'ON_SITE' check (setting in ('ON_SITE', 'VIRTUAL'));
update program
  set focus = case when substance_use then 'SUBSTANCE_USE' else 'MENTAL_HEALTH' end;
alter table program
  alter focus set not null,
  -- 42 CFR Part 2 protects the records of whoever treats substance use.
  add constraint substance_use_is_protected check (focus = 'MENTAL_HEALTH' or substance_use);

create table program_block (
  program_id uuid not null references program,
  weekday varchar(9) not null,
  from_time time not null,
  to_time time not null,
  primary key (program_id, weekday, from_time),
  check (to_time > from_time)
);

-- How large groups at a site may be, and how many patients one leader may have in them.
alter table site
  add maximum_group_size integer check (maximum_group_size between 1 and 100),
  add patients_per_leader integer check (patients_per_leader between 1 and 100);

-- A closed group takes in nobody after its first day, unless somebody says why.
alter table therapy_group
  add admission varchar(10) not null default 'ROLLING' check (admission in ('ROLLING', 'CLOSED')),
  add constraint closed_group_has_a_start check (admission = 'ROLLING' or starts_on is not null);

create table late_group_entry (
  id uuid primary key,
  group_id uuid not null references therapy_group,
  patient_id uuid not null,
  reason varchar(500) not null,
  given_by varchar(255) not null,
  given_at timestamptz not null
);

-- Who came into a closed group after its start.
create index late_group_entry_of_group on late_group_entry (group_id, patient_id);
