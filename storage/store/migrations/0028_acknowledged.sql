-- That Telegram took a message is not that somebody read it.  message_id is Telegram's, of the message with the button.
-- unread: how far we have come with a notice that nobody has acknowledged; none for one that is not told yet, that was
-- acknowledged or told on the telephone, and for whatever was told before there was anything to press.
ALTER TABLE notice ADD COLUMN message_id INTEGER;
ALTER TABLE notice ADD COLUMN acknowledged_at INTEGER CHECK (acknowledged_at IS NULL OR state = 'told');
ALTER TABLE notice ADD COLUMN unread INTEGER
  CHECK (unread IS NULL OR (unread BETWEEN 0 AND 2 AND state = 'told' AND acknowledged_at IS NULL));
CREATE INDEX notice_unread ON notice (chat_id) WHERE unread IS NOT NULL;  -- read whenever a relative writes
