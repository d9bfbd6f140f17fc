-- The day of death beside what searches look at; patient_detail tells it.
alter table patient add column deceased_on date;
update patient p set deceased_on = (d.content ->> 'deceasedOn')::date
from patient_detail d where d.patient_id = p.id and d.content ->> 'deceasedOn' is not null;
-- where deceased_on >= ? and deceased_on < ?
create index patient_deceased_on on patient (deceased_on) where deceased_on is not null;

create function patient_detail_tells_death() returns trigger language plpgsql as $$
begin
  update patient set deceased_on = (new.content ->> 'deceasedOn')::date
  where id = new.patient_id and deceased_on is distinct from (new.content ->> 'deceasedOn')::date;
  return null;
end $$;
create trigger patient_detail_tells_death after insert or update of content on patient_detail
  for each row execute function patient_detail_tells_death();
