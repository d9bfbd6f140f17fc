-- The warning signs of the relapse-prevention plan in force.
create table warning_signs (
  patient_id uuid primary key,
  plan_id    uuid        not null,
  signs      jsonb       not null,
  as_of      timestamptz not null
);

create table check_in (
  id                uuid primary key,
  patient_id        uuid          not null,
  on_date           date          not null,
  mood              smallint      not null check (mood between 0 and 10),
  craving           smallint      not null check (craving between 0 and 10),
  sleep_hours       numeric(3, 1) not null check (sleep_hours between 0 and 24),
  warning_signs_met jsonb         not null,
  early_warning     text check (early_warning in ('WARNING_SIGNS', 'CRAVING', 'MOOD', 'SLEEP')),
  late_reason       text,
  entered_by        text          not null,
  entered_at        timestamptz   not null,
  constraint check_in_once_a_day unique (patient_id, on_date)
);
create trigger check_in_kept before update or delete on check_in
  for each row execute function refuse_change();
