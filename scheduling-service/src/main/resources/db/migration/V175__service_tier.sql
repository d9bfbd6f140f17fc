-- From how many services on a day is what part of a payer's day.
create table payer_service_tier (
  payer_rule_id uuid not null references payer_rule,
  from_services integer not null check (from_services between 1 and 20),
  percent integer not null check (percent between 1 and 100),
  primary key (payer_rule_id, from_services)
);
