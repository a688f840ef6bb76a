-- Lists of returned people, their rows, and who each row may be.

CREATE TABLE returned_list (
  id          INTEGER PRIMARY KEY,
  checksum    BLOB NOT NULL UNIQUE,
  state       TEXT NOT NULL CHECK (state IN ('received', 'matching', 'open')),
  hostile     INTEGER NOT NULL DEFAULT 0 CHECK (hostile IN (0, 1)),  -- published by the detaining power: no evidence
  received_by INTEGER NOT NULL REFERENCES operator (id),
  received_at INTEGER NOT NULL,
  sealed      BLOB NOT NULL
) STRICT;

CREATE TABLE returned_row (
  id              INTEGER PRIMARY KEY,
  list_id         INTEGER NOT NULL REFERENCES returned_list (id),
  number          INTEGER NOT NULL,
  row_fingerprint BLOB NOT NULL,                     -- the same row of another list
  name_fingerprint BLOB,                             -- surname together with the year of birth
  state           TEXT NOT NULL CHECK (state IN ('new', 'open', 'later', 'nobody', 'proposed')),
  verdict         TEXT CHECK (verdict IN ('sure', 'likely', 'possible')),
  fitting         INTEGER NOT NULL DEFAULT 0,        -- how many more fit than are kept as candidates
  report_id       INTEGER UNIQUE REFERENCES return_report (id),
  seen_by         INTEGER REFERENCES operator (id),  -- the second operator who has compared the proposal
  decided_by      INTEGER REFERENCES operator (id),
  decided_at      INTEGER,
  sealed          BLOB NOT NULL,
  UNIQUE (list_id, number),
  CHECK ((state = 'proposed') = (report_id IS NOT NULL))
) STRICT;
CREATE INDEX returned_row_open ON returned_row (list_id, number) WHERE state IN ('open', 'later');  -- read by the card
CREATE INDEX returned_row_name ON returned_row (name_fingerprint);  -- read when somebody registers later

CREATE TABLE candidate (
  row_id     INTEGER NOT NULL REFERENCES returned_row (id),
  rank       INTEGER NOT NULL,
  person_id  INTEGER REFERENCES person (id),
  inquiry_id INTEGER REFERENCES inquiry (id),
  score      REAL NOT NULL,
  verdict    TEXT NOT NULL CHECK (verdict IN ('sure', 'likely', 'possible')),
  fields     TEXT NOT NULL,
  PRIMARY KEY (row_id, rank),
  CHECK ((person_id IS NULL) <> (inquiry_id IS NULL))
) STRICT;

-- A match once rejected stays rejected, also after the next list.
CREATE TABLE rejected_match (
  row_fingerprint BLOB NOT NULL,
  subject_id      INTEGER NOT NULL,
  rejected_by     INTEGER NOT NULL REFERENCES operator (id),
  rejected_at     INTEGER NOT NULL,
  PRIMARY KEY (row_fingerprint, subject_id)
) STRICT;
