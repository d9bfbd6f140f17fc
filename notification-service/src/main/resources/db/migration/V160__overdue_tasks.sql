-- Who hears of tasks that nobody did in time.
insert into notification_rule (occasion, audience, kind, channels) values
  ('TASK_OVERDUE',       'ASSIGNEE',      'CARE_TASK', 'IN_APP'),
  ('TASK_STILL_OVERDUE', 'PROGRAM_ADMIN', 'CARE_TASK', 'IN_APP');
insert into notification_rule_version (occasion) values ('TASK_OVERDUE'), ('TASK_STILL_OVERDUE');
