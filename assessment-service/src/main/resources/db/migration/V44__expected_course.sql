-- A finding is told once per episode: a late entry that becomes the baseline tells nothing again.
alter table off_track
  add column episode_from timestamptz not null default 'epoch',
  drop constraint off_track_reason_check,
  add constraint off_track_reason_check
    check (reason in ('NO_RESPONSE', 'RELIABLY_WORSE', 'OUTSIDE_EXPECTED'));

update off_track o set episode_from = began.at
from (
  select f.id, max(cast(e.admitted_on as timestamp)
           at time zone coalesce(p.time_zone, 'UTC')) as at
  from off_track f
  join episode e on e.patient_id = f.patient_id
  left join person p on p.patient_id = f.patient_id
  where cast(e.admitted_on as timestamp) at time zone coalesce(p.time_zone, 'UTC')
    <= f.detected_at
  group by f.id) began
where began.id = o.id;

delete from off_track later using off_track first
where first.patient_id = later.patient_id and first.instrument = later.instrument
  and first.reason = later.reason and first.episode_from = later.episode_from
  and first.id < later.id;

alter table off_track
  add constraint off_track_once_per_episode unique (patient_id, instrument, reason, episode_from);
alter table off_track
  drop constraint off_track_patient_id_instrument_reason_baseline_response_id_key;
