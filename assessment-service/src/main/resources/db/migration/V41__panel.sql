-- The caseload view reads, per patient and instrument, the last totals and the first of the episode.
create index response_series on response (patient_id, instrument, authored_at desc, id desc)
  include (score, band_code) where score is not null;
-- Recent early warnings of a patient.
create index check_in_warned on check_in (patient_id, on_date desc)
  where early_warning is not null and late_reason is null;
-- The patients who are in treatment.
create index episode_treated on episode (patient_id, admitted_on desc) where discharged_on is null;
