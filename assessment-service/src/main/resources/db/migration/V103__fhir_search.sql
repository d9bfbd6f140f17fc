-- Searches by _lastUpdated.
create index response_entered on response (entered_at);
create index observation_stored on observation (stored_at);
