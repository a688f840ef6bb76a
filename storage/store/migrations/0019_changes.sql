-- What a relative has changed in the own details of an inquiry, with what stood there before.

CREATE TABLE change (
  id         INTEGER PRIMARY KEY,
  inquiry_id INTEGER NOT NULL REFERENCES inquiry (id) ON DELETE CASCADE,
  field      TEXT NOT NULL CHECK (field IN ('own_name', 'phone')),
  changed_at INTEGER NOT NULL,
  sealed     BLOB NOT NULL
) STRICT;
CREATE INDEX change_inquiry ON change (inquiry_id);  -- read by the card of the case
