create table availability (
  patient_id uuid primary key,
  changed_at timestamptz not null,
  version bigint not null
);

create table availability_window (
  patient_id uuid not null references availability,
  weekday varchar(9) not null,
  from_time time not null,
  to_time time not null,
  kind varchar(9) not null check (kind in ('AVAILABLE', 'BUSY')),
  primary key (patient_id, weekday, from_time, to_time, kind),
  check (to_time > from_time)
);
