-- Talks: which operator has a family's letters in hand, and what belongs to what.

CREATE TABLE talk (
  chat_id     INTEGER PRIMARY KEY REFERENCES chat (id) ON DELETE CASCADE,
  taken_by    INTEGER NOT NULL REFERENCES operator (id),
  taken_until INTEGER NOT NULL
) STRICT;

ALTER TABLE message ADD COLUMN telegram_id INTEGER;     -- its id in the relative's chat: an edit names it
ALTER TABLE message ADD COLUMN album TEXT;              -- pictures that were sent together
ALTER TABLE message ADD COLUMN corrects INTEGER REFERENCES message (id) ON DELETE SET NULL;
ALTER TABLE message ADD COLUMN waited INTEGER;          -- of a reply: how long the oldest letter had waited, in seconds
ALTER TABLE message ADD COLUMN outbox_id INTEGER;       -- of what an operator wrote: the row that carries it
ALTER TABLE message ADD COLUMN undelivered_at INTEGER;  -- of the same: when Telegram would not take it
CREATE INDEX message_telegram ON message (chat_id, telegram_id) WHERE telegram_id IS NOT NULL;  -- read for an edit
CREATE INDEX message_outbox ON message (outbox_id) WHERE outbox_id IS NOT NULL;  -- read when it was not delivered
CREATE INDEX message_waited ON message (sent_at) WHERE waited IS NOT NULL;  -- read for the waiting time that is told
