-- The day of an exchange: reminders rest, families read why nobody is named.  One row; it is on until it ends.
CREATE TABLE exchange_day (
  id       INTEGER PRIMARY KEY CHECK (id = 1),
  ends_at  INTEGER NOT NULL,
  begun_by INTEGER REFERENCES operator (id),
  begun_at INTEGER
) STRICT;
INSERT INTO exchange_day (id, ends_at) VALUES (1, 0);
