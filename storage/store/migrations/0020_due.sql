-- Who is next is found without passing over what is due later: a broadcast of tomorrow, a notice that is still held.
DROP INDEX outbox_due;
CREATE INDEX outbox_due ON outbox (urgency, due_at, id) WHERE state = 'due';       -- read by bot/outbox: who is next
-- Read by the page of metrics, which must not count its way through a million rows.
CREATE INDEX outbox_left ON outbox (state, kind) WHERE state IN ('due', 'unknown', 'refused');
CREATE INDEX inbox_dead ON inbox (id) WHERE state = 'dead';
