create table room (
  id uuid primary key,
  site_id uuid not null references site,
  name varchar(120) not null,
  capacity integer not null check (capacity > 0),
  active boolean not null,
  version bigint not null
);

-- The rooms in use at a site, for the allocation.
create index room_of_site on room (site_id) where active;
