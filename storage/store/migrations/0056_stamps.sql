-- What is not sealed but decides bears a stamp, a keyed hash (storage/store/stamps.py).  Rows that are there get theirs
-- when the program starts, a page at a time (storage/store/upgrading.py); from then on a row without one counts nothing.
ALTER TABLE operator ADD COLUMN stamp BLOB;
ALTER TABLE person ADD COLUMN stamp BLOB;
ALTER TABLE inquiry ADD COLUMN stamp BLOB;
ALTER TABLE joining ADD COLUMN stamp BLOB;
ALTER TABLE return_report ADD COLUMN stamp BLOB;
ALTER TABLE verification ADD COLUMN stamp BLOB;
ALTER TABLE notice ADD COLUMN stamp BLOB;
ALTER TABLE broadcast ADD COLUMN stamp BLOB;
ALTER TABLE batch ADD COLUMN stamp BLOB;
ALTER TABLE desk_code ADD COLUMN stamp BLOB;
ALTER TABLE desk_session ADD COLUMN stamp BLOB;
ALTER TABLE admin_removal ADD COLUMN stamp BLOB;
ALTER TABLE factor_reset ADD COLUMN stamp BLOB;
CREATE INDEX audit_dismissed ON audit (subject_id) WHERE action = 'dismissed';  -- read with every update of an operator

-- Rows whose stamp does not fit, and whether administrators have heard of it.
CREATE TABLE misfit (
  subject  TEXT NOT NULL,
  row_id   INTEGER NOT NULL,
  found_at INTEGER NOT NULL,
  told_at  INTEGER,
  PRIMARY KEY (subject, row_id)
) STRICT;
