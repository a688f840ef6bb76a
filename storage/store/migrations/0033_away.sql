-- When Telegram last took something: after ten minutes in which it took nothing, whoever has a notice due is called.
CREATE TABLE last_sent (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  at INTEGER NOT NULL
) STRICT;
INSERT INTO last_sent (id, at) VALUES (1, 0);
CREATE INDEX notice_due ON notice (id) WHERE state = 'due';  -- read by the clock: what is due and does not leave
