-- Nothing is verified, told, let in or taken out until two operators lift it.  One row, as with the exchange day.
CREATE TABLE lockdown (
  id            INTEGER PRIMARY KEY CHECK (id = 1),
  begun_at      INTEGER NOT NULL DEFAULT 0,
  begun_by      INTEGER REFERENCES operator (id),  -- none: at the command line
  until         INTEGER NOT NULL DEFAULT 0,        -- far away while it is on; then, when what waited may leave
  lift_asked_by INTEGER REFERENCES operator (id),
  lift_asked_at INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX lockdown_begun_by ON lockdown (begun_by);
CREATE INDEX lockdown_lift_asked_by ON lockdown (lift_asked_by);
INSERT INTO lockdown (id) VALUES (1);
