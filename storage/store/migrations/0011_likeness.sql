-- Who an inquiry may be about as well: found by bot/matching, shown to whoever reviews the inquiry.

ALTER TABLE inquiry ADD COLUMN compared_at INTEGER;  -- with the register and the lists; NULL: still to be done
CREATE INDEX inquiry_uncompared ON inquiry (id) WHERE compared_at IS NULL;  -- read by bot/matcher

CREATE TABLE likeness (
  inquiry_id INTEGER NOT NULL REFERENCES inquiry (id) ON DELETE CASCADE,
  rank       INTEGER NOT NULL,
  person_id  INTEGER REFERENCES person (id) ON DELETE CASCADE,
  other_id   INTEGER REFERENCES inquiry (id) ON DELETE CASCADE,
  score      REAL NOT NULL,
  fields     TEXT NOT NULL,
  PRIMARY KEY (inquiry_id, rank),
  CHECK ((person_id IS NULL) <> (other_id IS NULL))
) STRICT;
CREATE INDEX likeness_other ON likeness (other_id);
CREATE INDEX likeness_person ON likeness (person_id);
CREATE INDEX returned_row_new ON returned_row (list_id, number) WHERE state = 'new';  -- read by bot/matcher
