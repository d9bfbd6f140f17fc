-- The days of a consent are days where the patient lived when it was signed.
alter table consent add time_zone text;
update consent c set time_zone = p.time_zone from patient p where p.id = c.patient_id;
alter table consent alter time_zone set not null;

-- The moment at which permissions that rest on a consent end.
alter table family_member add access_ends_at timestamptz;
update family_member m
set access_ends_at = (m.access_until + 1)::timestamp at time zone p.time_zone
from patient p where p.id = m.patient_id and m.access_until is not null;
alter table family_member add check ((access_ends_at is null) = (access_until is null));
