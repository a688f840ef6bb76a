-- Since when a relative knows of a return although nobody besides the two who verified it had heard that it could be
-- stopped: operators hear of it, and `check` counts it.
ALTER TABLE verification ADD COLUMN unheard_at INTEGER;
CREATE INDEX verification_unheard ON verification (unheard_at) WHERE unheard_at IS NOT NULL;
