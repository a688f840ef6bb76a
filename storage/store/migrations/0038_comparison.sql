-- The second look at a list: what each operator has found right is their own, and a page of it is in one pair of hands.

CREATE TABLE comparison (
  report_id   INTEGER NOT NULL REFERENCES return_report (id) ON DELETE CASCADE,
  operator_id INTEGER NOT NULL REFERENCES operator (id),
  page        INTEGER NOT NULL,  -- on which it was shown: a page is found right, and taken back, as a whole
  compared_at INTEGER NOT NULL,
  PRIMARY KEY (report_id, operator_id)
) STRICT;
INSERT INTO comparison (report_id, operator_id, page, compared_at)
  SELECT report_id, seen_by, 0, 0 FROM returned_row WHERE seen_by IS NOT NULL AND report_id IS NOT NULL;
ALTER TABLE returned_row DROP COLUMN seen_by;
ALTER TABLE returned_row ADD COLUMN held_page INTEGER;  -- of a proposal: the page on which it is in hand
