-- What planning and booking must know of those who lead sessions.
alter table site add state varchar(6) check (state ~ '^[A-Z]{2}-[A-Z0-9]{1,3}$');

-- Minutes on the way to another site.
create table site_travel (
  site_id uuid not null references site,
  to_site_id uuid not null references site,
  minutes integer not null check (minutes between 1 and 600),
  primary key (site_id, to_site_id),
  check (site_id <> to_site_id)
);

alter table clinician
  add gender varchar(10) check (gender in ('FEMALE', 'MALE', 'OTHER')),
  add supervisor_id uuid references clinician,
  add caseload_limit integer check (caseload_limit >= 0),
  add buffer_minutes integer not null default 0 check (buffer_minutes between 0 and 120),
  add constraint not_the_own_supervisor check (supervisor_id <> id);

create table clinician_language (
  clinician_id uuid not null references clinician,
  language varchar(35) not null,
  primary key (clinician_id, language)
);

create table clinician_licence (
  clinician_id uuid not null references clinician,
  state varchar(6) not null check (state ~ '^[A-Z]{2}-[A-Z0-9]{1,3}$'),
  kind varchar(20) not null,
  number varchar(40) not null,
  expires_on date not null,
  primary key (clinician_id, state, kind)
);

-- A window may hold at one site only, and every second week only.
alter table working_hours
  add site_id uuid references site,
  add every_second_week_from date;

create table clinician_time_off (
  id uuid primary key,
  clinician_id uuid not null references clinician,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  reason varchar(10) not null check (reason in ('VACATION', 'SICK', 'TRAINING', 'OTHER')),
  entered_by varchar(255) not null,
  entered_at timestamptz not null,
  check (ends_at > starts_at),
  -- Also finds a clinician's time off within a stretch of time.
  constraint time_off_not_overlapping
    exclude using gist (clinician_id with =, tstzrange(starts_at, ends_at) with &&)
);

-- The time off of a program's clinicians within the weeks that are planned.
create index clinician_time_off_by_end on clinician_time_off (ends_at);

-- The caseloads of clinicians: patients by primary therapist.
create index care_team_member_of_practitioner on care_team_member (practitioner_id, role);
