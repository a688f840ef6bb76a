-- By which message an act is confirmed is sealed with the act; what waits for a code in this moment is asked for anew.
DELETE FROM pending_act;
ALTER TABLE pending_act DROP COLUMN confirmed_by;
