-- A relation holds to the end of its last day where the patient lives, so it is kept as moments:
-- from the first one (inclusive) to the last one (exclusive). What was kept as days counts in UTC.
alter table patient_relation
  alter valid_from  type timestamptz using valid_from::timestamp at time zone 'UTC',
  alter valid_until type timestamptz using (valid_until + 1)::timestamp at time zone 'UTC';
