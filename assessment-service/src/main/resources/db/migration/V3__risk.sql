-- Reasons for a human to act. Closed only by a person with a note; never deleted.
create table risk_alert (
  id              uuid primary key,
  version         bigint      not null,
  patient_id      uuid        not null,
  response_id     uuid        not null references response,
  program_id      uuid,
  finding         text        not null,
  level           text        not null check (level in ('MODERATE', 'HIGH', 'IMMINENT')),
  state           text        not null check (state in ('OPEN', 'ACKNOWLEDGED', 'RESOLVED')),
  raised_at       timestamptz not null,
  act_by          timestamptz not null,
  late_entry      boolean     not null,
  acknowledged_at timestamptz,
  acknowledged_by text,
  acknowledge_note text,
  resolved_at     timestamptz,
  resolved_by     text,
  resolve_note    text,
  unique (response_id, finding),
  check ((state = 'OPEN') = (acknowledged_at is null)),
  check ((state = 'RESOLVED') = (resolved_at is not null)),
  check ((resolved_at is null) = (resolve_note is null))
);
-- The list of alerts, newest first.
create index risk_alert_list on risk_alert (id desc);
create index risk_alert_patient on risk_alert (patient_id, id desc);
create trigger risk_alert_kept before delete on risk_alert
  for each row execute function refuse_change();
