-- Two records of one person, joined and taken apart again on the word of operators.  Nothing moves: each record keeps its
-- id, its relatives, what was reported and verified of it and what its relatives were told.  What was verified of the one
-- is verified of the other by a row of its own that follows the first (verification.follows).  So a notice is still of the
-- very person who was verified, by foreign key (N3); holding, barring, calling, erasing and exporting go by the person as
-- ever; and to take two apart again is to stop the row that followed, which has its correction.

ALTER TABLE person ADD COLUMN case_id INTEGER;  -- the same in all records of one person; NULL: there is one only
CREATE INDEX person_case ON person (case_id) WHERE case_id IS NOT NULL;

CREATE TABLE joining (
  id          INTEGER PRIMARY KEY,
  person_id   INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  other_id    INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  state       TEXT NOT NULL CHECK (state IN ('proposed', 'joined', 'parting', 'parted', 'different')),
  asked_by    INTEGER NOT NULL REFERENCES operator (id),  -- who proposed what waits, or decided it alone
  asked_at    INTEGER NOT NULL,
  decided_by  INTEGER REFERENCES operator (id),
  decided_at  INTEGER,
  sealed      BLOB NOT NULL,                              -- the reasons, of joining and of taking apart
  CHECK (person_id <> other_id),
  CHECK ((state IN ('proposed', 'parting')) = (decided_by IS NULL)),
  CHECK ((decided_by IS NULL) = (decided_at IS NULL))
) STRICT;
CREATE INDEX joining_person ON joining (person_id);
CREATE INDEX joining_other ON joining (other_id);
CREATE INDEX joining_waiting ON joining (id) WHERE state IN ('proposed', 'parting');  -- read by the queue of doubles

-- The verification of another record of the same person.  Its two operators are those of that one, or, when the return
-- had been verified before the records were joined, the two who joined them: one alone tells nobody of a return (N1).
ALTER TABLE verification ADD COLUMN follows INTEGER REFERENCES verification (id) ON DELETE SET NULL;
CREATE INDEX verification_follows ON verification (follows) WHERE follows IS NOT NULL;

-- Whether somebody looks like the same person (bot/model/likeness.py): found again without opening what was compared.
ALTER TABLE likeness ADD COLUMN close INTEGER NOT NULL DEFAULT 0 CHECK (close IN (0, 1));
CREATE INDEX likeness_close ON likeness (inquiry_id) WHERE close = 1;  -- read by the queue of doubles
UPDATE inquiry SET compared_at = NULL WHERE state IN ('received', 'asked', 'accepted');
