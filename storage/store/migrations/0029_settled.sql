-- Who a row of a list certainly is: found without a doubt, proposed, or said by an operator.  Another row of that person
-- is a double, and whose return was verified before is no work.
ALTER TABLE returned_row ADD COLUMN person_id INTEGER REFERENCES person (id);
CREATE INDEX returned_row_person ON returned_row (person_id) WHERE person_id IS NOT NULL;  -- read by each count of a list
CREATE INDEX returned_row_same ON returned_row (row_fingerprint);                         -- read when a row is compared
UPDATE returned_row SET person_id = (SELECT r.person_id FROM return_report r WHERE r.id = returned_row.report_id)
  WHERE state = 'proposed';
UPDATE returned_row SET person_id = (SELECT c.person_id FROM candidate c WHERE c.row_id = returned_row.id AND c.rank = 1)
  WHERE state IN ('open', 'later') AND verdict = 'sure' AND NOT EXISTS
    (SELECT 1 FROM rejected_match m WHERE m.row_fingerprint = returned_row.row_fingerprint);
