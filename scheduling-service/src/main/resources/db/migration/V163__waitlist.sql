-- Patients who wait for a place in a group, first come first.
create table waitlist_entry (
  id uuid primary key,
  group_id uuid not null references therapy_group,
  patient_id uuid not null,
  from_day date not null,
  status varchar(10) not null
    check (status in ('WAITING', 'OFFERED', 'ACCEPTED', 'DECLINED', 'EXPIRED', 'LEFT')),
  entered_by varchar(255) not null,
  entered_at timestamptz not null,
  offered_at timestamptz,
  offer_expires_at timestamptz,
  ended_at timestamptz,
  version bigint not null,
  check (status <> 'OFFERED' or offer_expires_at is not null),
  check ((status in ('WAITING', 'OFFERED')) = (ended_at is null))
);

-- A patient waits for a group once; also finds the next in the line of a group.
create unique index waits_once on waitlist_entry (group_id, patient_id)
  where status in ('WAITING', 'OFFERED');
create index waitlist_of_group on waitlist_entry (group_id, entered_at, id)
  where status in ('WAITING', 'OFFERED');
-- What a patient waits for; offers whose time is over.
create index waitlist_of_patient on waitlist_entry (patient_id, entered_at);
create index waitlist_offer_by_expiry on waitlist_entry (offer_expires_at)
  where status = 'OFFERED';

-- The places that an offer keeps in the coming meetings.
alter table slot_hold add waitlist_entry_id uuid references waitlist_entry;
create index slot_hold_of_offer on slot_hold (waitlist_entry_id)
  where waitlist_entry_id is not null;
