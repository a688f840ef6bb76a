-- Alarms: what operators must hear before a notice leaves.  Which verification one tells of, and which alarm tells of a
-- verification: with those of a list, the alarm carries the first of them.
ADMIT 'alarm' AS outbox.kind;
ADMIT 'alarm' AS code.kind;
ALTER TABLE outbox ADD COLUMN verification_id INTEGER REFERENCES verification (id) ON DELETE SET NULL
  CHECK (verification_id IS NULL OR kind = 'alarm');
CREATE INDEX outbox_verification ON outbox (verification_id) WHERE verification_id IS NOT NULL;  -- read by each claim
ALTER TABLE verification ADD COLUMN announced_with INTEGER REFERENCES verification (id) ON DELETE SET NULL;
CREATE INDEX verification_announced ON verification (announced_with);  -- read when an alarm has ended
-- The order of kinds has changed: what waits goes by the new one.
UPDATE outbox SET urgency = CASE kind WHEN 'notice' THEN 1 ELSE 2 END
  WHERE state IN ('due', 'sending') AND kind IN ('notice', 'reply');
