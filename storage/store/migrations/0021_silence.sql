-- When somebody last gave a sign, and how often they were warned since that their inquiries will be erased.

ALTER TABLE chat ADD COLUMN seen_at INTEGER;
ALTER TABLE chat ADD COLUMN warned INTEGER NOT NULL DEFAULT 0 CHECK (warned BETWEEN 0 AND 2);
ALTER TABLE chat ADD COLUMN warned_at INTEGER;
UPDATE chat SET seen_at = COALESCE((SELECT MAX(received_at) FROM inquiry i WHERE i.chat_id = chat.id), met_at);
CREATE INDEX chat_seen ON chat (seen_at);  -- read by the clock: who has been silent for long
