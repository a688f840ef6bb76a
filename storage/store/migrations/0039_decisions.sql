-- Undo takes back exactly what its button names, and a proposal that fell leaves a trace: why its row is open again.

ALTER TABLE returned_row ADD COLUMN decided_with INTEGER;    -- the press that decided it; what it decided falls together
ALTER TABLE returned_row ADD COLUMN reopened TEXT CHECK (reopened IN ('rejected', 'stopped', 'corrected', 'left'));
ALTER TABLE rejected_match ADD COLUMN decided_with INTEGER;  -- the press that rejected it
ALTER TABLE return_report ADD COLUMN row_id INTEGER REFERENCES returned_row (id) ON DELETE SET NULL;  -- of a list
CREATE INDEX return_report_row ON return_report (row_id);

UPDATE returned_row SET decided_with = id WHERE state IN ('later', 'proposed') AND decided_by IS NOT NULL;
UPDATE return_report SET row_id = (SELECT w.id FROM returned_row w WHERE w.report_id = return_report.id);
-- What was verified and stopped before is open again.
UPDATE returned_row SET state = 'open', report_id = NULL, version = version + 1, reopened = 'stopped'
  WHERE report_id IN (SELECT v.report_id FROM verification v WHERE v.state = 'stopped' AND v.corrected_by IS NULL);
UPDATE returned_row SET state = 'open', report_id = NULL, version = version + 1, reopened = 'corrected', verdict = 'possible'
  WHERE report_id IN (SELECT v.report_id FROM verification v WHERE v.state = 'stopped');
