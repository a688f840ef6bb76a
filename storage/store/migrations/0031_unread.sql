-- A relative who has not acknowledged a notice is written to once more by day, then called.  reminded_as: the row of the
-- outbox in which that was said last.
ALTER TABLE notice ADD COLUMN reminded_as INTEGER;
CREATE INDEX notice_reminded ON notice (reminded_as) WHERE reminded_as IS NOT NULL;      -- read at each claim of one
CREATE INDEX notice_unread_since ON notice (unread, told_at) WHERE unread IS NOT NULL;  -- read by the clock
