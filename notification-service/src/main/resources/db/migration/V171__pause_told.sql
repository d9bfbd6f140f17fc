-- When whoever runs the program last heard that the subscription is held: at most once in 24 hours.
alter table webhook add column pause_told_at timestamptz;
