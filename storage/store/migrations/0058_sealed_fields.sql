-- In what a row of a list, or an inquiry, fits somebody is sealed; the column `fields` is empty from now on.  What is in
-- it goes when the program starts (storage/store/upgrading.py).
ALTER TABLE candidate ADD COLUMN sealed BLOB;
ALTER TABLE likeness ADD COLUMN sealed BLOB;
