-- What is left of somebody who asked to be forgotten: nothing that names them.

ALTER TABLE chat ADD COLUMN withdrawn_at INTEGER;  -- consent was withdrawn
ALTER TABLE chat ADD COLUMN erased_at INTEGER;     -- everything was erased; the row itself goes with the receipt

-- The receipt of an erasure, found by its number.
CREATE TABLE erasure (
  id                  INTEGER PRIMARY KEY,
  receipt_fingerprint BLOB NOT NULL UNIQUE,
  scope               TEXT NOT NULL CHECK (scope IN ('inquiry', 'everything')),
  erased_at           INTEGER NOT NULL
) STRICT;

-- The reference of an erased inquiry, or the id of the import of an erased person: no import brings them back.
CREATE TABLE erased (
  fingerprint BLOB PRIMARY KEY,
  erased_at   INTEGER NOT NULL
) STRICT;

-- N2 without a name: two operators verified a return, and a relative who is forgotten since was told of it, or was not.
-- verification_id is the number of a row that may be erased as well.
CREATE TABLE past_notice (
  id              INTEGER PRIMARY KEY,
  verification_id INTEGER NOT NULL,
  reported_by     INTEGER NOT NULL REFERENCES operator (id),
  verified_by     INTEGER NOT NULL REFERENCES operator (id),
  verified_at     INTEGER NOT NULL,
  sort            TEXT NOT NULL CHECK (sort IN ('return', 'correction')),
  outcome         TEXT NOT NULL CHECK (outcome IN ('told', 'called', 'leaving', 'untold')),
  told_at         INTEGER,
  erased_at       INTEGER NOT NULL,
  CHECK (reported_by <> verified_by),
  CHECK ((outcome IN ('told', 'called')) = (told_at IS NOT NULL))
) STRICT;

CREATE INDEX audit_details ON audit (subject, subject_id) WHERE sealed IS NOT NULL;  -- read when their subject is erased
CREATE INDEX message_inquiry ON message (inquiry_id);
CREATE INDEX candidate_person ON candidate (person_id);
CREATE INDEX candidate_inquiry ON candidate (inquiry_id);
CREATE INDEX return_report_person ON return_report (person_id);
