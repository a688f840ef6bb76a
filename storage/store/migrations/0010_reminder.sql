-- What a relative is to be reminded of, and when.  The row is moved first; what is said is said only if it moved.
CREATE TABLE reminder (
  chat_id INTEGER NOT NULL REFERENCES chat (id) ON DELETE CASCADE,
  sort    TEXT NOT NULL CHECK (sort IN ('details', 'registration', 'question')),
  subject INTEGER NOT NULL DEFAULT 0,  -- the inquiry of a question
  due_at  INTEGER NOT NULL,
  sent    INTEGER NOT NULL DEFAULT 0,  -- how often its time has come
  PRIMARY KEY (chat_id, sort, subject)
) STRICT;
CREATE INDEX reminder_due ON reminder (due_at);  -- read by bot/jobs.py: what is due

-- How a relative wants to be reminded; NULL is as the house does.
CREATE TABLE reminder_wish (
  chat_id      INTEGER PRIMARY KEY REFERENCES chat (id) ON DELETE CASCADE,
  every_days   INTEGER CHECK (every_days > 0),
  zone         TEXT,
  paused_until INTEGER,
  stopped      INTEGER NOT NULL DEFAULT 0 CHECK (stopped IN (0, 1)),
  reminded_at  INTEGER,
  confirmed_at INTEGER
) STRICT;

-- Whoever has asked before there were reminders: sixty days after the last inquiry.
INSERT INTO reminder (chat_id, sort, due_at)
  SELECT chat_id, 'details', MAX(received_at) + 5184000 FROM inquiry
  WHERE state IN ('received', 'asked', 'accepted') GROUP BY chat_id;
INSERT INTO reminder (chat_id, sort, due_at)
  SELECT chat_id, 'registration', updated_at + 86400 FROM draft WHERE form = 'registration';
INSERT INTO reminder (chat_id, sort, subject, due_at)
  SELECT i.chat_id, 'question', i.id, MAX(m.sent_at) + 259200 FROM inquiry i
  JOIN message m ON m.inquiry_id = i.id AND m.sort = 'question' WHERE i.state = 'asked' GROUP BY i.chat_id, i.id;
