-- Read model of what scheduling-service keeps of payers' approvals.
create table payer_authorization (
  id               uuid primary key,
  patient_id       uuid    not null,
  payer            text    not null,
  reference_number text    not null,
  unit             text    not null check (unit in ('DAY', 'HOUR', 'SESSION')),
  units_approved   integer not null check (units_approved > 0),
  valid_from       date    not null,
  valid_to         date    not null,
  attended_units   numeric not null check (attended_units >= 0)
);
-- where patient_id = ? and valid_to >= ? and valid_from <= ? order by valid_from, id
create index payer_authorization_of_patient on payer_authorization (patient_id, valid_to);
