-- What a program wants done about each level of risk, and how soon; no row: the default.
create table risk_policy (
  program_id uuid primary key,
  version    bigint      not null,
  content    jsonb       not null,
  updated_at timestamptz not null
);

-- What the policy asked for when the alert was raised.
alter table risk_alert add column required_action text;

-- What staff find out while an alert is open. Never changed.
create table risk_note (
  id              uuid primary key,
  alert_id        uuid        not null references risk_alert,
  written_at      timestamptz not null,
  written_by      text        not null,
  patient_reached boolean     not null,
  judged          text        not null check (judged in ('NONE', 'MODERATE', 'HIGH', 'IMMINENT')),
  note            text        not null
);
-- The notes of an alert, the first first.
create index risk_note_alert on risk_note (alert_id, id);
create trigger risk_note_kept before update or delete on risk_note
  for each row execute function refuse_change();
create trigger risk_note_never_emptied before truncate on risk_note
  for each statement execute function refuse_change();

-- An alert is taken on and closed; what was found never changes, and nothing goes back.
create function refuse_alert_change() returns trigger language plpgsql as $$
begin
  if (new.id, new.patient_id, new.response_id, new.finding, new.level, new.raised_at, new.act_by)
     is distinct from
     (old.id, old.patient_id, old.response_id, old.finding, old.level, old.raised_at, old.act_by)
     or old.state = 'RESOLVED'
     or (old.state = 'ACKNOWLEDGED' and new.state = 'OPEN')
  then
    raise exception 'what an alert says is kept as it is' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger risk_alert_forward before update on risk_alert
  for each row execute function refuse_alert_change();
create trigger risk_alert_never_emptied before truncate on risk_alert
  for each statement execute function refuse_change();

-- The report of open times: by when they were raised.
create index risk_alert_raised on risk_alert (raised_at) where not late_entry;
-- Alerts that wait, of one patient: the caseload view.
create index risk_alert_waiting on risk_alert (patient_id) where state <> 'RESOLVED';
