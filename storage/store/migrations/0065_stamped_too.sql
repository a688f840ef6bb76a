-- What an operator has compared, whether there is a lockdown or the day of an exchange, and whose rights sleep bear
-- stamps as well.  A row gets a key of its own for it.
ALTER TABLE comparison RENAME TO comparison_before;
CREATE TABLE comparison (
  id          INTEGER PRIMARY KEY,
  report_id   INTEGER NOT NULL REFERENCES return_report (id) ON DELETE CASCADE,
  operator_id INTEGER NOT NULL REFERENCES operator (id),
  page        INTEGER NOT NULL,  -- on which it was shown: a page is found right, and taken back, as a whole
  compared_at INTEGER NOT NULL,
  stamp       BLOB,
  UNIQUE (report_id, operator_id)
) STRICT;
INSERT INTO comparison (id, report_id, operator_id, page, compared_at)
  SELECT ROW_NUMBER() OVER (ORDER BY report_id, operator_id), report_id, operator_id, page, compared_at
  FROM comparison_before;
DROP TABLE comparison_before;
ALTER TABLE lockdown ADD COLUMN stamp BLOB;
ALTER TABLE exchange_day ADD COLUMN stamp BLOB;
ALTER TABLE operator_use ADD COLUMN stamp BLOB;

-- Whose rights sleep is said by what makes them an operator.
ALTER TABLE operator ADD COLUMN asleep_at INTEGER;
UPDATE operator SET asleep_at = (SELECT u.asleep_at FROM operator_use u WHERE u.operator_id = operator.id)
  WHERE EXISTS (SELECT 1 FROM operator_use u WHERE u.operator_id = operator.id AND u.asleep_at IS NOT NULL);
ALTER TABLE operator_use DROP COLUMN asleep_at;
CREATE INDEX audit_slept ON audit (subject_id) WHERE action = 'fell asleep';  -- read with every update of an operator
