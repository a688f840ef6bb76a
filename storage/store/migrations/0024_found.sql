-- What is done to a notice, or when a chat is erased, must not read the whole of a table that grows: the process would
-- be busy for so long that its lease runs out.  An index with fewer rows serves only statements that say its condition
-- again, and the database's own look for rows that refer to a row that goes never does.

CREATE INDEX outbox_of_notice ON outbox (notice_id) WHERE notice_id IS NOT NULL;  -- read at each verification, stop, erasure
CREATE INDEX outbox_of_chat ON outbox (chat_id);                                  -- read when a chat is erased
CREATE INDEX notice_correction ON notice (person_id) WHERE sort = 'correction';   -- read when a case is held
CREATE INDEX message_corrects ON message (corrects) WHERE corrects IS NOT NULL;   -- read when what was written is erased
CREATE INDEX rejected_match_subject ON rejected_match (subject_id);               -- read when whom it was about is erased
CREATE INDEX notice_chat ON notice (chat_id);                                     -- read when a relative wants no more
CREATE INDEX return_report_waiting ON return_report (id) WHERE state = 'open';    -- read by /returns
