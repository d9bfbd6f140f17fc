-- Where and with whom an episode is, for reports. Kept from events.
alter table program add column site_id uuid;

create table episode_clinician (
  episode_id      uuid primary key,
  practitioner_id uuid        not null,
  as_of           timestamptz not null
);
-- The episodes that a report covers.
create index episode_admitted on episode (admitted_on) where admitted_on is not null;
