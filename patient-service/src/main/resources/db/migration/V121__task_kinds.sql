alter table care_task drop constraint care_task_kind_check;
alter table care_task add constraint care_task_kind_check check (kind in
  ('PLAN_REVIEW', 'MISSED_SESSION_OUTREACH', 'EARLY_WARNING_OUTREACH', 'HOURS_REVIEW', 'AUTHORIZATION_REVIEW',
   'SIGNATURE', 'CERTIFICATION', 'OTHER'));
