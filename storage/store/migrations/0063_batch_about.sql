-- What a press on a list is about, sealed when it began: rows that are put to it later are passed over.
CREATE TABLE batch_about (
  batch_id INTEGER PRIMARY KEY REFERENCES batch (id) ON DELETE CASCADE,
  sealed   BLOB NOT NULL
) STRICT;
