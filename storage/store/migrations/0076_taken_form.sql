-- The page on which an operator has filled in an inquiry by phone: sent twice, it is one inquiry.
ALTER TABLE inquiry ADD COLUMN taken_form TEXT;
CREATE UNIQUE INDEX inquiry_taken_form ON inquiry (taken_form, taken_down_by);
