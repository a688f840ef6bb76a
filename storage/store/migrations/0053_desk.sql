-- The desk: who works in a browser, with which passkeys, in which sessions.
ADMIT 'desk' AS chat.sort;
ADMIT 'passkey' AS audit.factor;
ADMIT 'passkey' AS batch.factor;

-- A passkey of an account: of a Telegram chat, or of a chat of the sort desk, which is in the browser only.
CREATE TABLE passkey (
  id                     INTEGER PRIMARY KEY,
  chat_id                INTEGER NOT NULL REFERENCES chat (id) ON DELETE CASCADE,
  credential_fingerprint BLOB NOT NULL UNIQUE,
  made_at                INTEGER NOT NULL,
  sign_count             INTEGER NOT NULL,      -- as the key says; it never goes back
  sealed                 BLOB NOT NULL
) STRICT;
CREATE INDEX passkey_chat ON passkey (chat_id);

-- An operator with a chat makes a passkey: by this code, which was sent there.
CREATE TABLE desk_code (
  chat_id          INTEGER PRIMARY KEY REFERENCES chat (id) ON DELETE CASCADE,
  code_fingerprint BLOB NOT NULL UNIQUE,
  expires_at       INTEGER NOT NULL
) STRICT;

-- A browser in which an operator has signed in: of the cookie only a keyed hash.
CREATE TABLE desk_session (
  id                INTEGER PRIMARY KEY,
  token_fingerprint BLOB NOT NULL UNIQUE,
  operator_id       INTEGER NOT NULL REFERENCES operator (id) ON DELETE CASCADE,
  since             INTEGER NOT NULL,           -- their enrolment: with another role it is another session
  begun_at          INTEGER NOT NULL,
  seen_at           INTEGER NOT NULL
) STRICT;
CREATE INDEX desk_session_operator ON desk_session (operator_id);

-- What a passkey signed to confirm an act: kept as long as the operator is.
CREATE TABLE signed_act (
  id          INTEGER PRIMARY KEY,
  operator_id INTEGER NOT NULL REFERENCES operator (id) ON DELETE CASCADE,
  signed_at   INTEGER NOT NULL,
  sealed      BLOB NOT NULL
) STRICT;
CREATE INDEX signed_act_operator ON signed_act (operator_id);
