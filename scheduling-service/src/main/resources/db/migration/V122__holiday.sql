-- Days on which sites are closed: one site, all of a state, or all of a country.
create table holiday (
  id uuid primary key,
  site_id uuid references site,
  state varchar(6) check (state ~ '^[A-Z]{2}-[A-Z0-9]{1,3}$'),
  country varchar(2) check (country ~ '^[A-Z]{2}$'),
  day date not null,
  name varchar(120) not null,
  check (num_nonnulls(site_id, state, country) = 1),
  -- Also finds the holidays of some weeks, at a site.
  constraint holiday_once unique nulls not distinct (day, site_id, state, country)
);
