-- Verified updates to many, from the first draft to the report.

CREATE TABLE broadcast (
  id          INTEGER PRIMARY KEY,
  state       TEXT NOT NULL CHECK (state IN
              ('checking', 'written', 'proposed', 'dropped', 'sending', 'paused', 'cancelled', 'done')),
  revision    INTEGER NOT NULL,                       -- counts the changes of what its author wrote
  author_id   INTEGER NOT NULL REFERENCES operator (id),
  written_at  INTEGER NOT NULL,
  audience    TEXT NOT NULL CHECK (audience IN ('everyone', 'language', 'category', 'waiting', 'returned', 'recipients')),
  narrowed    TEXT,                                   -- which language, which category
  corrects_id INTEGER REFERENCES broadcast (id),
  number      INTEGER UNIQUE,                         -- the serial number, given with the approval
  approver_id INTEGER REFERENCES operator (id),
  approved_at INTEGER,
  due_at      INTEGER,
  expires_at  INTEGER,
  zone        TEXT,                                   -- whose quiet hours are respected; NULL: overridden, for a reason
  chat_after  INTEGER NOT NULL DEFAULT 0,             -- whoever it is meant for up to this chat has a row in the outbox
  filled_at   INTEGER,                                -- everybody has
  shown_at    INTEGER,                                -- when the live messages were last put
  shown_count INTEGER NOT NULL DEFAULT 0,             -- how many had been reached then
  reported_at INTEGER,                                -- nothing is to be done any more
  sealed      BLOB NOT NULL,
  UNIQUE (id, approver_id),
  CHECK (approver_id <> author_id),                   -- N7: nobody sends to everybody alone
  CHECK ((approver_id IS NULL) = (state IN ('checking', 'written', 'proposed', 'dropped'))),
  CHECK ((approver_id IS NULL) = (number IS NULL)),
  CHECK ((approver_id IS NULL) = (approved_at IS NULL)),
  CHECK ((approver_id IS NULL) = (due_at IS NULL)),
  CHECK ((approver_id IS NULL) = (expires_at IS NULL)),
  CHECK ((audience = 'recipients') = (corrects_id IS NOT NULL))
) STRICT;
CREATE INDEX broadcast_open ON broadcast (id)  -- read by bot/broadcaster.py: what there is to do
  WHERE state IN ('checking', 'sending', 'paused', 'cancelled', 'done') AND reported_at IS NULL;

-- The words of an approved broadcast in one language, sealed once for all whom they go to.  N7: not without an approver.
CREATE TABLE broadcast_text (
  id           INTEGER PRIMARY KEY,
  broadcast_id INTEGER NOT NULL,
  approver_id  INTEGER NOT NULL,
  language     TEXT NOT NULL,
  sealed       BLOB NOT NULL,
  UNIQUE (broadcast_id, language),
  FOREIGN KEY (broadcast_id, approver_id) REFERENCES broadcast (id, approver_id)
) STRICT;

-- The message in which the author and the approver watch it being sent; rows of the outbox.
CREATE TABLE broadcast_live (
  broadcast_id INTEGER NOT NULL REFERENCES broadcast (id),
  chat_id      INTEGER NOT NULL REFERENCES chat (id) ON DELETE CASCADE,
  message_row  INTEGER NOT NULL,
  edit_row     INTEGER,
  PRIMARY KEY (broadcast_id, chat_id)
) STRICT;

ALTER TABLE outbox ADD COLUMN text_id INTEGER REFERENCES broadcast_text (id);
CREATE INDEX outbox_text ON outbox (text_id, state) WHERE text_id IS NOT NULL;  -- read by bot/broadcaster.py: how many
