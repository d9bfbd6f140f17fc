-- A response has an Observation of its total and one of each subscore.
alter table observation drop constraint observation_response_id_key;
-- The Observations of a response.
create index observation_response on observation (response_id) where response_id is not null;
