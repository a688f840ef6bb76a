-- What operators write to the next shift, in their own words.
CREATE TABLE handover (
  id          INTEGER PRIMARY KEY,
  operator_id INTEGER NOT NULL REFERENCES operator (id),
  written_at  INTEGER NOT NULL,
  done_at     INTEGER,  -- since when it need not be read any more
  sealed      BLOB NOT NULL
) STRICT;
CREATE INDEX handover_operator ON handover (operator_id);
CREATE INDEX handover_written ON handover (written_at) WHERE done_at IS NULL;  -- read by the shift board
