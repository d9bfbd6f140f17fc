-- Read models of what scheduling-service owns: programs to admit to, clinicians to put on a care team.
create table program (
  id                       uuid primary key,
  name                     text    not null,
  site_id                  uuid    not null,
  time_zone                text    not null,
  level_of_care            text    not null,
  track                    text    not null,
  substance_use            boolean not null,
  minimum_minutes_per_week integer not null,
  active                   boolean not null
);

create table clinician (
  id           uuid primary key,
  display_name text    not null,
  prescriber   boolean not null,
  active       boolean not null
);
