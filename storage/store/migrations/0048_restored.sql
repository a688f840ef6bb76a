-- When one of the copies was last restored for a trial: a copy that was never restored is only a hope.
ALTER TABLE last_backup ADD COLUMN restored_at INTEGER;
