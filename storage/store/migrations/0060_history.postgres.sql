-- Each row of the audit is bound to the one before it (storage/store/chain.py).  place counts them without a gap, digest
-- is of the details and stays when they are erased, link is of all that and of the row before.
ADMIT 'history' AS data_key.purpose;
ALTER TABLE audit ADD COLUMN place INTEGER;
ALTER TABLE audit ADD COLUMN digest BLOB;
ALTER TABLE audit ADD COLUMN link BLOB;
CREATE UNIQUE INDEX audit_place ON audit (place);

-- The newest of them, sealed with a key: else the last rows could be taken away unnoticed.
CREATE TABLE audit_head (
  one   INTEGER PRIMARY KEY CHECK (one = 1),
  place INTEGER NOT NULL,
  link  BLOB NOT NULL,
  seal  BLOB NOT NULL
) STRICT;

-- Against a slip of ours; whoever may change the schema is found by the links.
CREATE FUNCTION history_is_only_added_to() RETURNS trigger LANGUAGE plpgsql AS '
BEGIN
  RAISE EXCEPTION ''the history is only added to'';
END';
CREATE TRIGGER audit_stays BEFORE DELETE ON audit FOR EACH ROW WHEN (OLD.place IS NOT NULL)
  EXECUTE FUNCTION history_is_only_added_to();
CREATE TRIGGER audit_is_not_emptied BEFORE TRUNCATE ON audit FOR EACH STATEMENT
  EXECUTE FUNCTION history_is_only_added_to();

-- Only the details may go, where a family's right demands it, or be sealed with another key.
CREATE TRIGGER audit_is_fixed BEFORE UPDATE ON audit FOR EACH ROW WHEN (OLD.place IS NOT NULL AND (
  NEW.id <> OLD.id OR NEW.at <> OLD.at OR NEW.operator_id IS DISTINCT FROM OLD.operator_id OR NEW.action <> OLD.action
  OR NEW.subject <> OLD.subject OR NEW.subject_id IS DISTINCT FROM OLD.subject_id
  OR NEW.factor IS DISTINCT FROM OLD.factor OR NEW.confirmed_at IS DISTINCT FROM OLD.confirmed_at
  OR NEW.place IS DISTINCT FROM OLD.place OR NEW.digest IS DISTINCT FROM OLD.digest
  OR NEW.link IS DISTINCT FROM OLD.link OR (OLD.sealed IS NULL AND NEW.sealed IS NOT NULL)))
  EXECUTE FUNCTION history_is_only_added_to();
