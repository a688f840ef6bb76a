-- Codes by which whoever got a message can ask whether it is genuine.  Neither code nor words stand here: keyed hashes only.

CREATE TABLE code (
  code_fingerprint BLOB PRIMARY KEY,
  kind             TEXT NOT NULL
                   CHECK (kind IN ('reply', 'notice', 'confirmation', 'operator', 'reminder', 'broadcast')),
  chat_id          INTEGER REFERENCES chat (id) ON DELETE CASCADE,  -- who got it; a broadcast has one code for all
  issued_at        INTEGER NOT NULL,
  CHECK ((kind = 'broadcast') = (chat_id IS NULL))
) STRICT;
CREATE INDEX code_chat ON code (chat_id) WHERE chat_id IS NOT NULL;  -- read when a chat is erased

-- The words that went out with a code; a broadcast is worded in more than one language.
CREATE TABLE code_words (
  code_fingerprint  BLOB NOT NULL REFERENCES code (code_fingerprint) ON DELETE CASCADE,
  words_fingerprint BLOB NOT NULL,
  PRIMARY KEY (code_fingerprint, words_fingerprint)
) STRICT;

-- How often a chat has asked for a code that is not one of its own, and since when that is counted.
CREATE TABLE code_miss (
  chat_id INTEGER PRIMARY KEY REFERENCES chat (id) ON DELETE CASCADE,
  misses  INTEGER NOT NULL,
  since   INTEGER NOT NULL
) STRICT;
