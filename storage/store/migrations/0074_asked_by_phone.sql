-- A question to a relative without Telegram: whoever calls them notes the answer.  asks: about which inquiry.
ALTER TABLE errand ADD COLUMN asks INTEGER REFERENCES inquiry (id) ON DELETE CASCADE;
CREATE INDEX errand_asks ON errand (asks);

-- What an earlier version has asked them waits for an answer that nobody could note: it is put on the list once more.
INSERT INTO reminder (chat_id, sort, subject, due_at, sent)
  SELECT i.chat_id, 'question', i.id, 0, 0 FROM inquiry i JOIN chat c ON c.id = i.chat_id
  WHERE c.sort = 'telephone' AND i.state = 'asked'
  ON CONFLICT (chat_id, sort, subject) DO UPDATE SET due_at = 0, sent = 0;
