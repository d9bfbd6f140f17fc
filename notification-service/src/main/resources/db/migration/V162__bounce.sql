-- Whether a receipt says that nobody is reached at the address, also when it comes before the
-- provider's own answer is on record.
alter table delivery_receipt add column gone boolean not null default false;
