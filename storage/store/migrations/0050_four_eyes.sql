-- Who has opened an invitation and is not let in yet: an administrator has to confirm it.
CREATE TABLE entering (
  chat_id  INTEGER PRIMARY KEY REFERENCES chat (id) ON DELETE CASCADE,
  role     TEXT NOT NULL CHECK (role IN ('reviewer', 'verifier', 'broadcaster', 'admin')),
  asked_at INTEGER NOT NULL,
  sealed   BLOB NOT NULL
) STRICT;

-- An administrator is to be removed: by a second administrator at once, else when a day has passed and nobody objected.
CREATE TABLE admin_removal (
  operator_id INTEGER PRIMARY KEY REFERENCES operator (id) ON DELETE CASCADE,
  since       INTEGER NOT NULL,                          -- their enrolment: not a later one
  asked_by    INTEGER NOT NULL REFERENCES operator (id),
  asked_at    INTEGER NOT NULL
) STRICT;
CREATE INDEX admin_removal_asked_by ON admin_removal (asked_by);

-- What administrators and whoever runs the server hear of, counted for the metrics and written into the log.
CREATE INDEX audit_house ON audit (id, action, subject)
  WHERE action IN ('enrolled', 'let in', 'dismissed', 'exported', 'received', 'confirmed', 'took away', 'began', 'ended');
