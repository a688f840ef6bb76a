-- When each operator last did something as one: rights that nobody uses sleep.
CREATE TABLE operator_use (
  operator_id INTEGER PRIMARY KEY REFERENCES operator (id) ON DELETE CASCADE,
  used_at     INTEGER NOT NULL,
  warned_at   INTEGER,
  asleep_at   INTEGER
) STRICT;
