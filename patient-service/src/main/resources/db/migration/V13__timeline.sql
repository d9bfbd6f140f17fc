-- What happened to a patient, own changes and facts of the other services alike, for one query.
create table timeline_entry (
  id          uuid primary key,
  patient_id  uuid        not null,
  occurred_at timestamptz not null,
  kind        text        not null,
  -- what it is about: a correction of the same thing replaces the entry
  reference   uuid        not null,
  staff_only  boolean     not null,
  detail      jsonb       not null,
  constraint timeline_entry_once unique (patient_id, kind, reference)
);
-- where patient_id = ? and occurred_at between ? and ? and (occurred_at, id) < (?, ?) order by occurred_at desc, id desc
create index timeline_of_patient on timeline_entry (patient_id, occurred_at desc, id desc);
