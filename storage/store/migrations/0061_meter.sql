CREATE INDEX audit_of_operator ON audit (operator_id, at);       -- read by the meter, and as the history of an operator
CREATE INDEX audit_of_subject ON audit (subject, subject_id);    -- read as the history of a case

-- Who has opened so many people that administrators were told, or that a pause was made until they say so.
CREATE TABLE meter (
  operator_id  INTEGER PRIMARY KEY REFERENCES operator (id) ON DELETE CASCADE,
  counted_from INTEGER NOT NULL DEFAULT 0,   -- what was looked at before counts no more
  told_at      INTEGER NOT NULL DEFAULT 0,
  paused_at    INTEGER                       -- since when they see nobody
) STRICT;
