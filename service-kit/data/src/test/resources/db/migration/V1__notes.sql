create table note (
  id         uuid primary key,
  patient_id uuid not null,
  text       text not null
);
create table heard (
  patient_id uuid not null,
  number     int not null
);
