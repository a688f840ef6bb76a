-- Read by the numbers of a month: what happened in it, without a look at the rows of any other.
CREATE INDEX notice_told ON notice (told_at, inquiry_id, sort) WHERE told_at IS NOT NULL;
CREATE INDEX notice_acknowledged ON notice (acknowledged_at, inquiry_id, sort, told_at) WHERE acknowledged_at IS NOT NULL;
CREATE INDEX call_told ON call (told_at, notice_id, listed_at) WHERE told_at IS NOT NULL;
