-- The new number of a relative without Telegram: one operator has noted it, and it counts once another one confirms it.
CREATE TABLE new_number (
  chat_id  INTEGER PRIMARY KEY REFERENCES chat (id) ON DELETE CASCADE,
  asked_by INTEGER NOT NULL REFERENCES operator (id),
  asked_at INTEGER NOT NULL,
  sealed   BLOB NOT NULL,
  stamp    BLOB
) STRICT;
CREATE INDEX new_number_asked_by ON new_number (asked_by);

-- That it was changed is said at the old number (in what is sealed), and not by whoever has noted the new one.
ALTER TABLE errand ADD COLUMN not_by INTEGER REFERENCES operator (id);
CREATE INDEX errand_not_by ON errand (not_by);
