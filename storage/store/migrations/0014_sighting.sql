-- Reports of a meeting: whom somebody met, where and when.  Only operators know of them; no automatic message reads them.

CREATE TABLE sighting (
  id          INTEGER PRIMARY KEY,
  chat_id     INTEGER REFERENCES chat (id) ON DELETE SET NULL,       -- who reports; NULL once they had it erased
  state       TEXT NOT NULL CHECK (state IN ('new', 'done')),
  grave       INTEGER NOT NULL DEFAULT 0 CHECK (grave IN (0, 1)),    -- N4: a person handles it, nothing is passed on
  reported_at INTEGER NOT NULL,
  taken_by    INTEGER REFERENCES operator (id),
  taken_until INTEGER,
  done_by     INTEGER REFERENCES operator (id),
  sealed      BLOB NOT NULL,
  CHECK ((taken_by IS NULL) = (taken_until IS NULL)),
  CHECK ((state = 'done') = (done_by IS NOT NULL))
) STRICT;
CREATE INDEX sighting_new ON sighting (id) WHERE state = 'new';  -- read by /sightings
CREATE INDEX sighting_chat ON sighting (chat_id);

CREATE TABLE corroboration (
  sighting_id INTEGER NOT NULL REFERENCES sighting (id) ON DELETE CASCADE,
  person_id   INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  reliability TEXT NOT NULL CHECK (reliability IN ('knew', 'named', 'hearsay', 'unclear')),
  linked_by   INTEGER NOT NULL REFERENCES operator (id),
  linked_at   INTEGER NOT NULL,
  sealed      BLOB NOT NULL,
  PRIMARY KEY (sighting_id, person_id)
) STRICT;
CREATE INDEX corroboration_person ON corroboration (person_id);  -- read for the card of a case
