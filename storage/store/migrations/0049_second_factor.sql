-- The key of each operator's authenticator, which half minute was taken last, and how many codes were wrong of late.
CREATE TABLE second_factor (
  operator_id  INTEGER PRIMARY KEY REFERENCES operator (id) ON DELETE CASCADE,
  made_at      INTEGER NOT NULL,
  confirmed_at INTEGER,                      -- by the first code; before that it is good for nothing
  last_step    INTEGER NOT NULL DEFAULT 0,   -- no half minute is taken twice
  wrong        INTEGER NOT NULL DEFAULT 0,
  wrong_since  INTEGER NOT NULL DEFAULT 0,
  paused_until INTEGER NOT NULL DEFAULT 0,
  sealed       BLOB NOT NULL
) STRICT;

-- What an operator was about to do when a code was asked for: a pressed button or the answers of a form.
CREATE TABLE pending_act (
  operator_id  INTEGER PRIMARY KEY REFERENCES operator (id) ON DELETE CASCADE,
  expires_at   INTEGER NOT NULL,
  confirmed_by INTEGER,                      -- Telegram's number of the message with the right code
  sealed       BLOB NOT NULL
) STRICT;

-- One administrator wants to reset an operator's codes; a second one has to agree.
CREATE TABLE factor_reset (
  operator_id INTEGER PRIMARY KEY REFERENCES operator (id) ON DELETE CASCADE,
  asked_by    INTEGER NOT NULL REFERENCES operator (id),
  asked_at    INTEGER NOT NULL
) STRICT;
CREATE INDEX factor_reset_asked_by ON factor_reset (asked_by);

-- What is deleted from a chat so many seconds after it has arrived.
CREATE TABLE passing_message (
  outbox_id INTEGER PRIMARY KEY REFERENCES outbox (id) ON DELETE CASCADE,
  lasts     INTEGER NOT NULL
) STRICT;

-- With what an act was confirmed, and when.
ALTER TABLE audit ADD COLUMN factor TEXT CHECK (factor IN ('totp'));
ALTER TABLE audit ADD COLUMN confirmed_at INTEGER;
ALTER TABLE batch ADD COLUMN factor TEXT CHECK (factor IN ('totp'));
ALTER TABLE batch ADD COLUMN confirmed_at INTEGER;
