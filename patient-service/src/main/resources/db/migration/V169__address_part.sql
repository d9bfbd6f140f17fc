-- Every word of every address that a patient's FHIR shows, lower case and without accents, for
-- beginnings of them:  where part >= 'elm' and part < 'elm' || U+10FFFF [and kind = 'CITY']
create table patient_address_part (
  patient_id uuid             not null references patient,
  kind       text             not null check (kind in ('LINE', 'CITY', 'STATE', 'POSTAL_CODE', 'COUNTRY')),
  part       text collate "C" not null,
  primary key (patient_id, kind, part)
);
create index patient_address_part_prefix on patient_address_part (part, patient_id);
alter table patient_address_part alter part set statistics 1000;

insert into patient_address_part (patient_id, kind, part)
select distinct a.patient_id, t.kind, w.part
from (
  select id as patient_id, address from patient where address is not null and received is null
  union all
  select p.id, r from patient p
    cross join lateral jsonb_array_elements(coalesce(p.received -> 'address', '[]')) r
  union all
  select d.patient_id, o -> 'address' from patient_detail d
    cross join lateral jsonb_array_elements(coalesce(d.content -> 'addresses', '[]')) o
  where d.edited
) a
cross join lateral (
  select 'LINE' as kind, l as text
  from jsonb_array_elements_text(coalesce(a.address -> 'lines', a.address -> 'line', '[]')) l
  union all select 'LINE', a.address ->> 'district'
  union all select 'CITY', a.address ->> 'city'
  union all select 'STATE', a.address ->> 'state'
  union all select 'POSTAL_CODE', a.address ->> 'postalCode'
  union all select 'COUNTRY', a.address ->> 'country'
) t
cross join lateral regexp_split_to_table(
  lower(regexp_replace(normalize(t.text, NFD), '[\u0300-\u036f]', '', 'g')), '[^[:alnum:]'']+'
) w(part)
where w.part <> '';
