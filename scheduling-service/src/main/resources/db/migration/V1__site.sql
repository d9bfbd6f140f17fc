-- Exclusion constraints that mix equality of ids with overlap of time need it.
create extension if not exists btree_gist;

create table site (
  id uuid primary key,
  name varchar(120) not null,
  time_zone varchar(64) not null,
  country varchar(2) not null check (country ~ '^[A-Z]{2}$'),
  version bigint not null
);
