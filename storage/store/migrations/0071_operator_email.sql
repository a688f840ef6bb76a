-- Where operators are written to, without content, when something waits for them at the desk.  told: how much waited when
-- that was said last, or less if it has become less since; sent_at: when.
CREATE TABLE operator_email (
  operator_id INTEGER PRIMARY KEY REFERENCES operator (id) ON DELETE CASCADE,
  told        INTEGER NOT NULL DEFAULT 0,
  sent_at     INTEGER NOT NULL DEFAULT 0,
  sealed      BLOB NOT NULL
) STRICT;
