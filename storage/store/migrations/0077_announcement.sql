-- What an operator without a chat is told: kept until they have read it at the desk.  Whom it is about: nobody reads of
-- their own family, and with an inquiry or a person goes what was said of them.
CREATE TABLE announcement (
  id         INTEGER PRIMARY KEY,
  chat_id    INTEGER NOT NULL REFERENCES chat (id) ON DELETE CASCADE,
  kind       TEXT NOT NULL,
  said_at    INTEGER NOT NULL,
  read_at    INTEGER,
  person_id  INTEGER REFERENCES person (id) ON DELETE CASCADE,
  inquiry_id INTEGER REFERENCES inquiry (id) ON DELETE CASCADE,
  dedup      TEXT UNIQUE,
  sealed     BLOB NOT NULL
) STRICT;
CREATE INDEX announcement_chat ON announcement (chat_id, read_at);
CREATE INDEX announcement_person ON announcement (person_id);
CREATE INDEX announcement_inquiry ON announcement (inquiry_id);
CREATE INDEX announcement_said ON announcement (said_at);
CREATE INDEX announcement_read ON announcement (read_at);
