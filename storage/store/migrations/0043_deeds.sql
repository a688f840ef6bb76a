-- Whatever one press does to a whole list is done in pieces, like verifying: each deed is a batch that goes on from where
-- it has come to.

ALTER TABLE batch ADD COLUMN deed TEXT NOT NULL DEFAULT 'verify'
  CHECK (deed IN ('propose', 'undo', 'verify', 'stop', 'correct'));
ALTER TABLE batch ADD COLUMN reached INTEGER NOT NULL DEFAULT 0;  -- the last row (by number) or verification that was looked at
ALTER TABLE batch ADD COLUMN done INTEGER NOT NULL DEFAULT 0;     -- how many it was done to
ALTER TABLE batch ADD COLUMN decision INTEGER;                    -- the press, as the rows keep it (returned_row.decided_with)

-- Whether an earlier row of the same list is the same person: asked of each row whenever a list is counted.
CREATE INDEX returned_row_double ON returned_row (list_id, person_id, number) WHERE state IN ('open', 'later');
