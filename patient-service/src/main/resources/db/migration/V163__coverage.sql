-- Who pays for a patient's care.
create table coverage (
  id            uuid primary key,
  version       bigint      not null,
  patient_id    uuid        not null references patient,
  payer         text        not null check (length(payer) between 1 and 200),
  plan_name     text,
  member_number text        not null check (length(member_number) between 1 and 80),
  group_number  text,
  relationship  text        not null check (relationship in ('SELF', 'SPOUSE', 'CHILD', 'PARENT', 'COMMON', 'OTHER')),
  rank          integer     not null check (rank between 1 and 9),
  valid_from    date        not null,
  valid_until   date,
  entered_in_error boolean  not null,
  updated_by    text        not null,
  updated_at    timestamptz not null,
  check (valid_until is null or valid_until >= valid_from),
  -- No two plans are asked first on one day.
  constraint coverage_one_of_a_rank exclude using gist
    (patient_id with =, rank with =, daterange(valid_from, valid_until, '[]') with &&)
    where (not entered_in_error)
);
-- where patient_id = ? and id > ? order by id
create index coverage_of_patient on coverage (patient_id, id);
