-- Grows whenever everybody's comparison, or a person's, is asked for again: one that began before is not kept.
CREATE TABLE register_revision (revision INTEGER NOT NULL);
INSERT INTO register_revision (revision) VALUES (0);
