-- Texts for families that administrators confirm: every confirmed version is kept, the newest counts.
-- `number` counts the versions of a topic, so that of two administrators at once only one makes the next.
CREATE TABLE guide (
  id           INTEGER PRIMARY KEY,
  topic        TEXT NOT NULL,
  number       INTEGER NOT NULL CHECK (number > 0),
  shown        INTEGER NOT NULL CHECK (shown IN (0, 1)),
  confirmed_by INTEGER NOT NULL REFERENCES operator (id),
  confirmed_at INTEGER NOT NULL,
  review_at    INTEGER,  -- when administrators are asked to check it again; none once it was replaced or taken away
  sealed       BLOB NOT NULL,
  UNIQUE (topic, number),
  CHECK (shown = 1 OR review_at IS NULL)
) STRICT;
CREATE INDEX guide_review ON guide (review_at) WHERE review_at IS NOT NULL;  -- read by the clock's daily look
