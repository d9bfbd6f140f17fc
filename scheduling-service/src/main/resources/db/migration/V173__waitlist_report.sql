-- The report of waits: who has come to the line and has not left it before its first day.
create index waitlist_by_end on waitlist_entry (ended_at);
