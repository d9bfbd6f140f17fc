-- Findings that treatment does not work as hoped; one per kind and baseline.
create table off_track (
  id                   uuid primary key,
  patient_id           uuid        not null,
  instrument           text        not null,
  reason               text        not null check (reason in ('NO_RESPONSE', 'RELIABLY_WORSE')),
  baseline_response_id uuid        not null references response,
  response_id          uuid        not null references response,
  detected_at          timestamptz not null,
  unique (patient_id, instrument, reason, baseline_response_id)
);
create index off_track_patient on off_track (patient_id, id desc);
