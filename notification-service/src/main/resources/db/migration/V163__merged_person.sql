-- A record that was merged into another is apart from whether its person may be addressed: what comes
-- about it later, and the end of the merge, change one without the other.
alter table person add column merged boolean not null default false;
update person set merged = true, active = true
where audience in (select 'patient:' || merged_id from patient_merge where undone_at is null);
