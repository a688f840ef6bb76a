-- Of messages that Telegram has refused operators hear once an hour and kind, with how many there were.
CREATE TABLE refusal (
  kind    TEXT PRIMARY KEY,
  row_id  INTEGER NOT NULL,  -- the newest of them
  untold  INTEGER NOT NULL,
  told_at INTEGER NOT NULL
) STRICT;
