-- When a relative last asked for a copy of their data: the next one is made only after a while.

ALTER TABLE chat ADD COLUMN copied_at INTEGER;
