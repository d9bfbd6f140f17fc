-- Who hears of what, by which text, where and when. The defaults are those of design.md.
create table notification_rule (
  occasion      text not null,
  audience      text not null check (audience in
    ('PATIENT','FAMILY','CARE_TEAM','ASSIGNEE','COORDINATOR','PROGRAM_ADMIN','ON_CALL')),
  kind          text not null,
  channels      text not null,
  delay_minutes int not null default 0 check (delay_minutes between 0 and 1440),
  primary key (occasion, audience)
);
insert into notification_rule (occasion, audience, kind, channels) values
  ('EPISODE_ADMITTED',    'PATIENT',   'WELCOME',             'IN_APP,EMAIL,PUSH'),
  ('CALENDAR_FILLED',     'PATIENT',   'CALENDAR_READY',      'IN_APP,EMAIL,PUSH'),
  ('SESSION_MOVED',       'PATIENT',   'SESSION_MOVED',       'IN_APP,EMAIL,SMS,PUSH'),
  ('SESSION_MOVED',       'FAMILY',    'SESSION_MOVED',       'IN_APP,EMAIL,SMS,PUSH'),
  ('SESSION_MISSED',      'PATIENT',   'SESSION_MISSED',      'IN_APP'),
  ('ASSESSMENT_ASSIGNED', 'PATIENT',   'ASSESSMENT_ASSIGNED', 'IN_APP,EMAIL,PUSH'),
  ('MILESTONE_REACHED',   'PATIENT',   'MILESTONE',           'IN_APP,PUSH'),
  ('TASK_OPENED',         'ASSIGNEE',  'CARE_TASK',           'IN_APP'),
  ('EARLY_WARNING',       'CARE_TEAM', 'EARLY_WARNING',       'IN_APP,EMAIL,PUSH'),
  ('EPISODE_PAUSED',      'PATIENT',   'EPISODE_PAUSED',      'IN_APP,EMAIL,PUSH'),
  ('EPISODE_ENDED',       'PATIENT',   'EPISODE_ENDED',       'IN_APP,EMAIL,PUSH');

-- What If-Match is held against.
create table notification_rule_version (
  occasion text primary key,
  version  bigint not null default 0
);
insert into notification_rule_version (occasion)
  select distinct occasion from notification_rule;

-- Texts that a program admin wrote over those that come with Trellis. The newest version holds.
create table template_text (
  kind       text not null,
  language   text not null check (language in ('en','es')),
  version    int not null,
  part       text not null check (part in ('title','body','subject','mail','sms','push')),
  text       text not null,
  written_by text not null,
  written_at timestamptz not null,
  primary key (kind, language, version, part)
);
