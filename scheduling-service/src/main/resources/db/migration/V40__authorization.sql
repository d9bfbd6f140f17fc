create table treatment_authorization (
  id uuid primary key,
  patient_id uuid not null,
  payer varchar(120) not null,
  reference_number varchar(60) not null,
  unit varchar(10) not null check (unit in ('DAY', 'HOUR', 'SESSION')),
  units_approved integer not null check (units_approved > 0),
  valid_from date not null,
  valid_to date not null,
  -- The highest warning level told so far, in percent.
  warned_percent integer not null check (warned_percent >= 0),
  version bigint not null,
  check (valid_to >= valid_from),
  -- Each day of treatment is charged to one authorization; also finds a patient's by day.
  constraint authorization_not_overlapping
    exclude using gist (patient_id with =, daterange(valid_from, valid_to, '[]') with &&)
);

create index authorization_of_patient on treatment_authorization (patient_id, valid_from);

create table authorization_service_code (
  authorization_id uuid not null references treatment_authorization,
  code varchar(10) not null,
  primary key (authorization_id, code)
);

create table authorization_warning_level (
  authorization_id uuid not null references treatment_authorization,
  percent integer not null check (percent between 1 and 100),
  primary key (authorization_id, percent)
);

-- Places given past what the payer approved, and why.
create table authorization_override (
  booking_id uuid primary key references booking,
  reason varchar(500) not null,
  given_by varchar(255) not null,
  given_at timestamptz not null
);
