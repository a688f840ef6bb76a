-- A family hears once when its inquiry or its letter has waited for longer than it was told.
ADMIT 'review' AS reminder.sort;
ADMIT 'letter' AS reminder.sort;

-- What waits already: three days after the inquiry, if nobody has asked about it; five days after the letter.
INSERT INTO reminder (chat_id, sort, subject, due_at)
  SELECT i.chat_id, 'review', i.id, i.received_at + 259200 FROM inquiry i WHERE i.state = 'received'
  AND NOT EXISTS (SELECT 1 FROM message m WHERE m.inquiry_id = i.id AND m.sort = 'question');
INSERT INTO reminder (chat_id, sort, subject, due_at)
  SELECT chat_id, 'letter', id, sent_at + 432000 FROM message
  WHERE read_at IS NULL AND sort IN ('answer', 'addition', 'message');
