-- Which administrator has made an invitation, so that another one lets in whoever opens it; none for those of the server.
ALTER TABLE invitation ADD COLUMN invited_by INTEGER REFERENCES operator (id);
CREATE INDEX invitation_inviter ON invitation (invited_by);
