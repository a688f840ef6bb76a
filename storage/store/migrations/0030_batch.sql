-- A list is verified in pieces, each in a transaction of its own: what a press began goes on after a crash, from the rows
-- that it has left.

CREATE TABLE batch (
  id             INTEGER PRIMARY KEY,
  list_id        INTEGER NOT NULL REFERENCES returned_list (id),
  operator_id    INTEGER NOT NULL REFERENCES operator (id),        -- who has compared the rows and stands for them
  announced_with INTEGER,                                          -- the verification whose alarm tells of them all
  left_out       INTEGER NOT NULL DEFAULT 0,
  begun_at       INTEGER NOT NULL,
  ended_at       INTEGER,
  sealed         BLOB NOT NULL
) STRICT;
CREATE INDEX batch_open ON batch (id) WHERE ended_at IS NULL;  -- read after each change
CREATE INDEX batch_list ON batch (list_id);                    -- read when a list is stopped, and when it goes

ALTER TABLE returned_row ADD COLUMN batch_id INTEGER REFERENCES batch (id);
CREATE INDEX returned_row_batch ON returned_row (batch_id) WHERE batch_id IS NOT NULL;  -- read for each piece
