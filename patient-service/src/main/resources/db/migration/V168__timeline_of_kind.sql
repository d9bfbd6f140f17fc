-- For each kind that is asked for, so that a rare one is not looked for among ten years of others:
--   where patient_id = ? and kind = k and occurred_at >= ? and occurred_at < ?
--     and (occurred_at, id) < (?, ?) [and actor_id = ?] order by occurred_at desc, id desc limit ?
create index timeline_of_kind on timeline_entry (patient_id, kind, occurred_at desc, id desc);
