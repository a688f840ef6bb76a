-- Which rows of a list an operator has looked at one by one, in which version: only those they may propose together.
CREATE TABLE row_look (
  row_id      INTEGER NOT NULL REFERENCES returned_row (id) ON DELETE CASCADE,
  operator_id INTEGER NOT NULL REFERENCES operator (id) ON DELETE CASCADE,
  version     INTEGER NOT NULL,
  PRIMARY KEY (row_id, operator_id)
) STRICT;
CREATE INDEX row_look_operator ON row_look (operator_id);  -- read when an operator is erased
