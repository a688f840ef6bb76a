-- As what an invitation invites, until when, and who is to be asked, bears a stamp.  to_ask: the only administrator there
-- was when it was made, 0 if there was none.
ALTER TABLE invitation ADD COLUMN to_ask INTEGER;
ALTER TABLE invitation ADD COLUMN stamp BLOB;
