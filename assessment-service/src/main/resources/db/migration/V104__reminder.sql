-- A patient is reminded once of what is due soon.
alter table assignment add column reminded_at timestamptz;
