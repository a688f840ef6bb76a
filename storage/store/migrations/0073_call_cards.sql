-- Whose number and what to say of which call stands in a message: it goes when the call is not to be made by its reader.
ALTER TABLE passing_message ADD COLUMN call_id INTEGER;
CREATE INDEX passing_message_call ON passing_message (call_id) WHERE call_id IS NOT NULL;
