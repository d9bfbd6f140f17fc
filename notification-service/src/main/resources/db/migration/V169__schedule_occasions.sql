-- Who hears of make-ups, of places offered from a waitlist, and of attendance that is a worry.
insert into notification_rule (occasion, audience, kind, channels) values
  ('MAKE_UP_OFFERED', 'PATIENT',     'MAKE_UP_OFFERED', 'IN_APP,EMAIL,PUSH'),
  ('PLACE_OFFERED',   'PATIENT',     'PLACE_OFFERED',   'IN_APP,EMAIL,SMS,PUSH'),
  ('ATTENDANCE_RISK', 'CARE_TEAM',   'ATTENDANCE_RISK', 'IN_APP,EMAIL'),
  ('ATTENDANCE_RISK', 'COORDINATOR', 'ATTENDANCE_RISK', 'IN_APP');
insert into notification_rule_version (occasion)
  values ('MAKE_UP_OFFERED'), ('PLACE_OFFERED'), ('ATTENDANCE_RISK');
