-- How likely the matching finds it that an inquiry is about somebody: whoever accepts it as one about a new person is
-- asked first.  What is open is compared once more, so that each has its verdict.
ALTER TABLE likeness ADD COLUMN verdict TEXT NOT NULL DEFAULT 'possible'
  CHECK (verdict IN ('sure', 'likely', 'possible'));
UPDATE inquiry SET compared_at = NULL WHERE state IN ('received', 'asked', 'accepted');
