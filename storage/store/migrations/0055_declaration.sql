-- Whom operators miss, in their own words: the account they work with need not be the one they registered with.
CREATE TABLE declaration (
  id               INTEGER PRIMARY KEY,
  chat_id          INTEGER NOT NULL REFERENCES chat (id) ON DELETE CASCADE,
  name_fingerprint BLOB,                     -- as in inquiry
  declared_at      INTEGER NOT NULL,
  ends_at          INTEGER,                  -- taken back: counts until then
  compared_with    INTEGER,                  -- the revision of the register
  sealed           BLOB NOT NULL
) STRICT;
CREATE INDEX declaration_chat ON declaration (chat_id);

-- Who in the register may be somebody whom an operator has declared.
CREATE TABLE declared_likeness (
  declaration_id INTEGER NOT NULL REFERENCES declaration (id) ON DELETE CASCADE,
  person_id      INTEGER REFERENCES person (id) ON DELETE CASCADE,
  inquiry_id     INTEGER REFERENCES inquiry (id) ON DELETE CASCADE,
  CHECK ((person_id IS NULL) <> (inquiry_id IS NULL))
) STRICT;
CREATE INDEX declared_likeness_of ON declared_likeness (declaration_id);
CREATE INDEX declared_likeness_person ON declared_likeness (person_id);
CREATE INDEX declared_likeness_inquiry ON declared_likeness (inquiry_id);
