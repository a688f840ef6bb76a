-- Registers that an administrator has sent: read first, written when the administrator says so.

CREATE TABLE register_import (
  id          INTEGER PRIMARY KEY,
  state       TEXT NOT NULL CHECK (state IN ('asked', 'looking', 'looked', 'running', 'done', 'left')),
  brought_by  INTEGER NOT NULL REFERENCES operator (id),
  brought_at  INTEGER NOT NULL,
  settled_at  INTEGER,
  message_row INTEGER,          -- the row of the outbox whose message shows how far it is
  edit_row    INTEGER,          -- the row with its last edit
  sealed      BLOB NOT NULL,    -- what the file is called, and where Telegram keeps it
  CHECK ((state IN ('done', 'left')) = (settled_at IS NOT NULL))
) STRICT;
CREATE INDEX register_import_waiting ON register_import (id) WHERE state IN ('looking', 'running');  -- read by bot/importer
