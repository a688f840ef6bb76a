-- A row that speaks of a death is put aside for a person: the database itself keeps it from being proposed.

ALTER TABLE returned_row ADD COLUMN aside INTEGER NOT NULL DEFAULT 0
  CHECK (aside = 0 OR (aside = 1 AND state = 'nobody'));
