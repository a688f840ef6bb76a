-- What ends the process each time it is taken up is not taken up for ever: begun in so many processes since it last came
-- forward, and until when it rests.
ALTER TABLE batch ADD COLUMN starts INTEGER NOT NULL DEFAULT 0;
ALTER TABLE batch ADD COLUMN aside_until INTEGER;
ALTER TABLE register_import ADD COLUMN starts INTEGER NOT NULL DEFAULT 0;
