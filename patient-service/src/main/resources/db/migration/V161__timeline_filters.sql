-- Who did it, where somebody of Trellis's own accounts did.
alter table timeline_entry add column actor_id text, add column actor_name text;
-- Filters narrow what timeline_of_patient finds:
--   where patient_id = ? and occurred_at >= ? and occurred_at < ? and (occurred_at, id) < (?, ?)
--     and kind = any(?) [and actor_id = ?] order by occurred_at desc, id desc limit ?
