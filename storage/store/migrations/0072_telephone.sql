-- Relatives without Telegram: an operator fills in the inquiry with them on the telephone, another one decides about it,
-- and a person tells them whatever others are written.
ADMIT 'telephone' AS chat.sort;
ALTER TABLE inquiry ADD COLUMN taken_down_by INTEGER REFERENCES operator (id)
  CHECK (taken_down_by IS NULL OR accepted_by IS NULL OR taken_down_by <> accepted_by);
CREATE INDEX inquiry_taken_down ON inquiry (taken_down_by);

-- What such a relative would be written, in their language; the row goes when it was told.  Returns are in table call.
CREATE TABLE errand (
  id        INTEGER PRIMARY KEY,
  chat_id   INTEGER NOT NULL REFERENCES chat (id) ON DELETE CASCADE,
  kind      TEXT NOT NULL,
  listed_at INTEGER NOT NULL,
  due_at    INTEGER NOT NULL,
  dedup     TEXT UNIQUE,
  sealed    BLOB NOT NULL
) STRICT;
CREATE INDEX errand_chat ON errand (chat_id);
CREATE INDEX errand_due ON errand (due_at);

-- By this code, told on the telephone and typed to the bot, such a relative goes on in a chat.
CREATE TABLE chat_code (
  chat_id          INTEGER PRIMARY KEY REFERENCES chat (id) ON DELETE CASCADE,
  code_fingerprint BLOB NOT NULL UNIQUE,
  expires_at       INTEGER NOT NULL,
  stamp            BLOB
) STRICT;
