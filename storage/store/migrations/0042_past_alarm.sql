-- Where a verification was erased whose alarm tells of others as well: by the button of that alarm these are stopped still.
CREATE TABLE past_alarm (
  id   INTEGER PRIMARY KEY,  -- of the verification that was erased
  heir INTEGER NOT NULL REFERENCES verification (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX past_alarm_heir ON past_alarm (heir);
