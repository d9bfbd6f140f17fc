-- Phones as well as browsers. Only a browser has keys of its own; a phone has a token.
alter table device
  drop constraint device_kind_check,
  alter column public_key drop not null,
  alter column auth drop not null,
  add constraint device_kind_check check
    (kind in ('APNS','FCM') or kind = 'WEB' and public_key is not null and auth is not null);

-- Calls, for pages about a risk.
alter table notification
  drop constraint notification_channel_check,
  add constraint notification_channel_check check
    (channel in ('IN_APP','EMAIL','SMS','PUSH','VOICE'));
alter table preference
  drop constraint preference_channel_check,
  add constraint preference_channel_check check
    (channel in ('IN_APP','EMAIL','SMS','PUSH','VOICE'));

-- What a reader has put away; it counts as read.
alter table notification_read add column archived_at timestamptz;
