-- A message that can wait is not sent in the quiet hours of this time zone (IANA name); NULL: at any time.
ALTER TABLE outbox ADD COLUMN zone TEXT;
