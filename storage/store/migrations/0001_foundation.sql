-- The foundation.  Written in SQLite's dialect; for PostgreSQL the runner replaces the three type names and drops STRICT.
-- Every id is made by the application (storage/ids.py); every instant is whole seconds since 1970 in UTC.
-- `sealed` is an encrypted record bound to its table and id (storage/encryption.py); `…_fingerprint` is a keyed hash.

CREATE TABLE data_key (
  id         INTEGER PRIMARY KEY,
  purpose    TEXT NOT NULL CHECK (purpose IN ('records', 'fingerprints')),
  master     TEXT NOT NULL,
  wrapped    BLOB NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

-- One active process; the database's clock decides (storage/lease.py).
CREATE TABLE lease (
  role  TEXT PRIMARY KEY,
  owner TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  until REAL NOT NULL
) STRICT;

-- A flood wait of Telegram, kept so that a restart obeys it.
CREATE TABLE flood_wait (
  id    INTEGER PRIMARY KEY CHECK (id = 1),
  until REAL NOT NULL
) STRICT;

CREATE TABLE inbox (
  id          INTEGER PRIMARY KEY,
  update_id   INTEGER NOT NULL UNIQUE,
  lane        BLOB NOT NULL,
  state       TEXT NOT NULL CHECK (state IN ('new', 'done', 'dead')),
  tries       INTEGER NOT NULL DEFAULT 0,
  received_at INTEGER NOT NULL,
  settled_at  INTEGER,
  sealed      BLOB,
  CHECK ((state = 'done') = (sealed IS NULL))
) STRICT;
CREATE INDEX inbox_new ON inbox (id) WHERE state = 'new';  -- read by bot/inbox: what is to be acted on

CREATE TABLE chat (
  id              INTEGER PRIMARY KEY,
  fingerprint     BLOB NOT NULL UNIQUE,
  sort            TEXT NOT NULL CHECK (sort IN ('private', 'group')),
  language        TEXT NOT NULL,
  reachable       INTEGER NOT NULL DEFAULT 1 CHECK (reachable IN (0, 1)),
  consent_version TEXT,
  consented_at    INTEGER,
  form            TEXT,
  met_at          INTEGER NOT NULL,
  sealed          BLOB NOT NULL,
  CHECK ((consent_version IS NULL) = (consented_at IS NULL))
) STRICT;

CREATE TABLE draft (
  chat_id    INTEGER NOT NULL REFERENCES chat (id) ON DELETE CASCADE,
  form       TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  sealed     BLOB NOT NULL,
  PRIMARY KEY (chat_id, form)
) STRICT;

CREATE TABLE operator (
  id          INTEGER PRIMARY KEY,
  chat_id     INTEGER NOT NULL UNIQUE REFERENCES chat (id),
  role        TEXT NOT NULL CHECK (role IN ('reviewer', 'verifier', 'broadcaster', 'admin')),
  active      INTEGER NOT NULL CHECK (active IN (0, 1)),
  enrolled_at INTEGER NOT NULL,
  removed_at  INTEGER,
  sealed      BLOB NOT NULL
) STRICT;

CREATE TABLE invitation (
  id               INTEGER PRIMARY KEY,
  code_fingerprint BLOB NOT NULL UNIQUE,
  role             TEXT NOT NULL CHECK (role IN ('reviewer', 'verifier', 'broadcaster', 'admin')),
  invited_at       INTEGER NOT NULL,
  expires_at       INTEGER NOT NULL,
  used_at          INTEGER,
  operator_id      INTEGER REFERENCES operator (id)
) STRICT;

-- The person somebody looks for: one row however many relatives ask.
CREATE TABLE person (
  id               INTEGER PRIMARY KEY,
  category         TEXT NOT NULL CHECK (category IN ('service_member', 'civilian', 'child', 'foreign_national')),
  name_fingerprint BLOB,                              -- surname together with the year of birth
  source_fingerprint BLOB UNIQUE,                     -- its id in the file that it was imported from
  held_by          INTEGER REFERENCES operator (id),  -- N4: a person handles this case; nothing goes out by itself
  held_at          INTEGER,
  registered_at    INTEGER NOT NULL,
  sealed           BLOB NOT NULL,
  CHECK ((held_by IS NULL) = (held_at IS NULL))
) STRICT;
CREATE INDEX person_name ON person (name_fingerprint);

-- What one relative asks about one person.
CREATE TABLE inquiry (
  id                    INTEGER PRIMARY KEY,
  reference_fingerprint BLOB NOT NULL UNIQUE,
  chat_id               INTEGER NOT NULL REFERENCES chat (id),
  category              TEXT NOT NULL CHECK (category IN ('service_member', 'civilian', 'child', 'foreign_national')),
  state                 TEXT NOT NULL CHECK (state IN ('received', 'asked', 'accepted', 'declined', 'withdrawn')),
  name_fingerprint      BLOB,
  received_at           INTEGER NOT NULL,
  person_id             INTEGER REFERENCES person (id),
  accepted_by           INTEGER REFERENCES operator (id),
  accepted_at           INTEGER,
  barred_by             INTEGER REFERENCES operator (id),  -- an operator decided that this relative is not to be told
  reviewer_id           INTEGER REFERENCES operator (id),  -- who holds it for review, and until when
  reviewer_until        INTEGER,
  closed_at             INTEGER,
  sealed                BLOB NOT NULL,
  UNIQUE (id, person_id, chat_id),
  CHECK (state <> 'accepted' OR (person_id IS NOT NULL AND accepted_by IS NOT NULL AND accepted_at IS NOT NULL)),
  CHECK ((reviewer_id IS NULL) = (reviewer_until IS NULL))
) STRICT;
CREATE INDEX inquiry_queue ON inquiry (received_at, id) WHERE state = 'received';  -- read by /queue
CREATE INDEX inquiry_chat ON inquiry (chat_id);
CREATE INDEX inquiry_person ON inquiry (person_id);
CREATE INDEX inquiry_name ON inquiry (name_fingerprint);

-- Words between a family and the operators, and what became of a case.
CREATE TABLE message (
  id          INTEGER PRIMARY KEY,
  chat_id     INTEGER NOT NULL REFERENCES chat (id),
  inquiry_id  INTEGER REFERENCES inquiry (id),
  sort        TEXT NOT NULL CHECK (sort IN ('question', 'answer', 'addition', 'message', 'reply')),
  operator_id INTEGER REFERENCES operator (id),
  sent_at     INTEGER NOT NULL,
  read_at     INTEGER,
  sealed      BLOB NOT NULL
) STRICT;
CREATE INDEX message_chat ON message (chat_id, id);
CREATE INDEX message_unread ON message (id) WHERE read_at IS NULL;  -- read by /messages

CREATE TABLE return_report (
  id          INTEGER PRIMARY KEY,
  person_id   INTEGER NOT NULL REFERENCES person (id),
  reported_by INTEGER NOT NULL REFERENCES operator (id),
  reported_at INTEGER NOT NULL,
  wish        TEXT NOT NULL CHECK (wish IN ('all', 'only', 'nobody', 'not_asked')),
  state       TEXT NOT NULL CHECK (state IN ('open', 'verified', 'rejected', 'withdrawn')),
  decided_by  INTEGER REFERENCES operator (id),
  decided_at  INTEGER,
  sealed      BLOB NOT NULL,
  UNIQUE (id, person_id, reported_by),
  CHECK ((state = 'open') = (decided_by IS NULL))
) STRICT;
CREATE UNIQUE INDEX return_report_open ON return_report (person_id) WHERE state = 'open';

-- N1: two different operators, or there is no row; without this row there is no notice.
CREATE TABLE verification (
  id          INTEGER PRIMARY KEY,
  report_id   INTEGER NOT NULL UNIQUE,
  person_id   INTEGER NOT NULL,
  reported_by INTEGER NOT NULL,
  verified_by INTEGER NOT NULL REFERENCES operator (id),
  verified_at INTEGER NOT NULL,
  release_at  INTEGER NOT NULL,
  state       TEXT NOT NULL CHECK (state IN ('standing', 'stopped')),
  stopped_by  INTEGER REFERENCES operator (id),
  corrected_by INTEGER REFERENCES operator (id),  -- on a second word, whoever was told is told that it was wrong
  sealed      BLOB NOT NULL,
  UNIQUE (id, person_id),
  CHECK (reported_by <> verified_by),
  CHECK ((state = 'stopped') = (stopped_by IS NOT NULL)),
  CHECK (corrected_by IS NULL OR (stopped_by IS NOT NULL AND corrected_by <> stopped_by)),
  FOREIGN KEY (report_id, person_id, reported_by) REFERENCES return_report (id, person_id, reported_by)
) STRICT;
CREATE INDEX verification_person ON verification (person_id);

-- N3: only to the chat of an inquiry about the very person who was verified.
CREATE TABLE notice (
  id              INTEGER PRIMARY KEY,
  verification_id INTEGER NOT NULL,
  person_id       INTEGER NOT NULL,
  inquiry_id      INTEGER NOT NULL,
  chat_id         INTEGER NOT NULL,
  sort            TEXT NOT NULL DEFAULT 'return' CHECK (sort IN ('return', 'correction')),
  state           TEXT NOT NULL CHECK (state IN ('due', 'told', 'call', 'stopped')),
  told_at         INTEGER,
  UNIQUE (id, chat_id),
  UNIQUE (verification_id, inquiry_id, sort),
  CHECK ((state = 'told') = (told_at IS NOT NULL)),
  FOREIGN KEY (verification_id, person_id) REFERENCES verification (id, person_id),
  FOREIGN KEY (inquiry_id, person_id, chat_id) REFERENCES inquiry (id, person_id, chat_id)
) STRICT;
CREATE INDEX notice_inquiry ON notice (inquiry_id);

-- N2: who could not be told here is told by a person.
CREATE TABLE call (
  id        INTEGER PRIMARY KEY,
  notice_id INTEGER NOT NULL UNIQUE REFERENCES notice (id),
  reason    TEXT NOT NULL,
  listed_at INTEGER NOT NULL,
  taken_by  INTEGER REFERENCES operator (id),
  taken_at  INTEGER,
  told_by   INTEGER REFERENCES operator (id),
  told_at   INTEGER
) STRICT;
CREATE INDEX call_open ON call (id) WHERE told_at IS NULL;  -- read by /calls

CREATE TABLE outbox (
  id         INTEGER PRIMARY KEY,
  chat_id    INTEGER NOT NULL REFERENCES chat (id),
  kind       TEXT NOT NULL CHECK (kind IN ('reply', 'notice', 'confirmation', 'operator', 'reminder', 'broadcast')),
  urgency    INTEGER NOT NULL,
  state      TEXT NOT NULL
             CHECK (state IN ('due', 'sending', 'sent', 'gone', 'refused', 'unknown', 'stale', 'stopped')),
  due_at     INTEGER NOT NULL,
  expires_at INTEGER,
  tries      INTEGER NOT NULL DEFAULT 0,
  epoch      INTEGER,
  notice_id  INTEGER,
  dedup      TEXT UNIQUE,
  put_at     INTEGER NOT NULL,
  settled_at INTEGER,
  reason     TEXT,
  message_id INTEGER,
  sealed     BLOB,
  CHECK ((kind = 'notice') = (notice_id IS NOT NULL)),
  FOREIGN KEY (notice_id, chat_id) REFERENCES notice (id, chat_id)
) STRICT;
CREATE INDEX outbox_due ON outbox (urgency, id) WHERE state = 'due';              -- read by bot/outbox: who is next
CREATE INDEX outbox_chat ON outbox (chat_id) WHERE state IN ('due', 'sending');   -- read by bot/outbox: order in a chat
CREATE INDEX outbox_sending ON outbox (id) WHERE state = 'sending';               -- read at start: what a crash left open
CREATE UNIQUE INDEX outbox_notice ON outbox (notice_id) WHERE notice_id IS NOT NULL AND state <> 'stopped';

CREATE TABLE audit (
  id          INTEGER PRIMARY KEY,
  at          INTEGER NOT NULL,
  operator_id INTEGER REFERENCES operator (id),
  action      TEXT NOT NULL,
  subject     TEXT NOT NULL,
  subject_id  INTEGER,
  sealed      BLOB
) STRICT;
