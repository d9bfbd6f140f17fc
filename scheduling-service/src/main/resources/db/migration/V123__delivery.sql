-- In person or by video: until now a session without a room was one by video.
alter table therapy_session
  add delivery varchar(10) not null default 'IN_PERSON'
    check (delivery in ('IN_PERSON', 'TELEHEALTH'));
update therapy_session set delivery = 'TELEHEALTH' where room_id is null;

alter table therapy_group
  add delivery varchar(10) not null default 'IN_PERSON'
    check (delivery in ('IN_PERSON', 'TELEHEALTH'));
update therapy_group set delivery = 'TELEHEALTH' where room_id is null;

-- A program's sessions by time: week views, and the sessions of a site that closes.
create index therapy_session_of_program on therapy_session (program_id, starts_at);
