-- What happened in treatment, as far as a chart of scores marks it. Kept from events.
create table chart_mark (
  key        text primary key,
  patient_id uuid        not null,
  kind       text        not null
    check (kind in ('PLAN', 'SESSION', 'MISSED_SESSION', 'MEDICATION')),
  on_date    date        not null,
  label      text        not null,
  as_of      timestamptz not null
);
-- The marks of a patient's chart.
create index chart_mark_patient on chart_mark (patient_id, on_date);
