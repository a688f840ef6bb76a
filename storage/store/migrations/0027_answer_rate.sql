-- How many answers a second Telegram has taken, and when it last was too many: learned, and obeyed after a restart.
CREATE TABLE answer_rate (
  id         INTEGER PRIMARY KEY CHECK (id = 1),
  rate       REAL NOT NULL,
  limited_at REAL NOT NULL
) STRICT;
