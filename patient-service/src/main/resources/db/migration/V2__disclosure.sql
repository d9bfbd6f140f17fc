-- Accounting of disclosures to outside clients (42 CFR 2.25): kept, never changed.
create table disclosure (
  id            uuid primary key,
  patient_id    uuid        not null,
  recipient     text        not null,
  resource_type text        not null,
  resource_id   uuid        not null,
  basis         text        not null,
  disclosed_at  timestamptz not null
);
-- where patient_id = ? and id < ? order by id desc
create index disclosure_of_patient on disclosure (patient_id, id desc);

create function disclosure_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'disclosures are kept as they were recorded' using errcode = 'restrict_violation';
end $$;
create trigger disclosure_is_append_only before update or delete on disclosure
  for each row execute function disclosure_is_append_only();
