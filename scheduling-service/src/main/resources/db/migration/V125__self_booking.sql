-- What patients of a program may book themselves, and how shortly and how far ahead.
alter table program
  add self_booking_notice_hours integer not null default 24
    check (self_booking_notice_hours between 0 and 336),
  add self_booking_days_ahead integer not null default 28
    check (self_booking_days_ahead between 1 and 56);

create table program_self_booking (
  program_id uuid not null references program,
  type varchar(12) not null check (type in ('GROUP', 'INDIVIDUAL', 'FAMILY', 'MEDICATION')),
  primary key (program_id, type)
);
