-- How far relatives have been told of the returns of the last day.
CREATE INDEX verification_verified ON verification (verified_at);  -- read by /operator and /exchange
