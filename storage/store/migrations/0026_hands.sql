-- Several operators work on one list: who has a row in hand and until when, and the version that a button was shown for.

ALTER TABLE returned_row ADD COLUMN held_by INTEGER REFERENCES operator (id);
ALTER TABLE returned_row ADD COLUMN held_until INTEGER CHECK ((held_by IS NULL) = (held_until IS NULL));
ALTER TABLE returned_row ADD COLUMN version INTEGER NOT NULL DEFAULT 0;  -- grows with every decision
CREATE INDEX returned_row_held ON returned_row (held_by) WHERE held_by IS NOT NULL;  -- read when somebody goes on or leaves
