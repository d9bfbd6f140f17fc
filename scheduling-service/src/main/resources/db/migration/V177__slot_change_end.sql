-- The daily job that forgets changes in time that is long over.
create index slot_change_by_end on slot_change (ends_at);
