-- Answers with what they came to. Never changed: a correction is a new response.
create table response (
  id            uuid primary key,
  patient_id    uuid        not null,
  instrument    text        not null,
  form_version  text        not null,
  assignment_id uuid unique,
  occasion      text check (occasion in ('INTAKE', 'WEEKLY', 'REVIEW', 'DISCHARGE', 'FOLLOW_UP')),
  answers       jsonb       not null,
  authored_at   timestamptz not null,
  entered_at    timestamptz not null,
  entered_by    text        not null,
  by_patient    boolean     not null,
  late_reason   text,
  score         integer check (score >= 0),
  prorated      boolean     not null,
  subscores     jsonb       not null,
  band_code     text        not null,
  band_label    text        not null,
  check (authored_at <= entered_at)
);
-- A patient's responses, newest first; baseline and the one before.
create index response_patient on response (patient_id, authored_at desc, id desc);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% rows are kept as they are', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger response_kept before update or delete on response
  for each row execute function refuse_change();
