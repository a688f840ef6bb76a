-- When a copy was last made with `bot backup`: `check` and the metrics say when that is long ago.
CREATE TABLE last_backup (
  id      INTEGER PRIMARY KEY CHECK (id = 1),
  made_at INTEGER NOT NULL
) STRICT;
