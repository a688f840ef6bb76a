-- What usually comes after a return, for whoever was told of one: which text is next, and when.  Moved first, said if moved.
CREATE TABLE follow_up (
  notice_id INTEGER PRIMARY KEY REFERENCES notice (id) ON DELETE CASCADE,
  told_at   INTEGER NOT NULL,
  moment    TEXT CHECK (moment IN ('day', 'week', 'month')),
  due_at    INTEGER,                                           -- none when it has ended, or the relative wants no more
  outbox_id INTEGER REFERENCES outbox (id) ON DELETE SET NULL,  -- the last one that was put there
  CHECK ((moment IS NULL) = (due_at IS NULL))
) STRICT;
CREATE INDEX follow_up_due ON follow_up (due_at) WHERE due_at IS NOT NULL;            -- read by the clock: what is due
CREATE INDEX follow_up_outbox ON follow_up (outbox_id) WHERE outbox_id IS NOT NULL;  -- read at each claim of one
