-- While the key of the keyed hashes is replaced: the key to come, and what each of them will be (refingerprinting.py).
ADMIT 'coming' AS data_key.purpose;
CREATE TABLE coming_fingerprint (
  old   BLOB PRIMARY KEY,
  fresh BLOB NOT NULL
) STRICT;
