-- No session lasts longer than a day. Reads of a stretch of time rely on it: what reaches into it
-- starts at most a day before, so that they read as much of the index however long the history is.
alter table therapy_session
  add constraint session_within_a_day check (ends_at <= starts_at + interval '24 hours');
