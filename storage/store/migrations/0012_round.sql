-- When operators were last told of what waits.  Whoever moves the row is who tells them.
CREATE TABLE round (
  sort TEXT PRIMARY KEY CHECK (sort IN ('morning', 'inquiries', 'letters', 'returns')),
  at   INTEGER NOT NULL
) STRICT;
INSERT INTO round (sort, at) VALUES ('morning', 0), ('inquiries', 0), ('letters', 0), ('returns', 0);
