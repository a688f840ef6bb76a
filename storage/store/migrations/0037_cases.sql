-- Held cases are listed, and the card of a case says when a verification fell and when it was corrected.

CREATE INDEX person_held ON person (held_by) WHERE held_by IS NOT NULL;  -- read by /held and when an operator leaves
ALTER TABLE verification ADD COLUMN stopped_at INTEGER CHECK (stopped_at IS NULL OR stopped_by IS NOT NULL);
ALTER TABLE verification ADD COLUMN corrected_at INTEGER CHECK (corrected_at IS NULL OR corrected_by IS NOT NULL);
UPDATE verification SET stopped_at = (SELECT MAX(a.at) FROM audit a
  WHERE a.subject = 'verification' AND a.subject_id = verification.id AND a.action = 'stopped')
  WHERE stopped_by IS NOT NULL;
UPDATE verification SET corrected_at = (SELECT MAX(a.at) FROM audit a
  WHERE a.subject = 'verification' AND a.subject_id = verification.id AND a.action = 'corrected')
  WHERE corrected_by IS NOT NULL;
