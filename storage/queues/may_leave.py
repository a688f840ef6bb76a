"""What may leave the outbox at this moment, and what happens to what may not: conditions of one row, in SQL.

Values: now, locked (until when a lockdown lasts), never, epoch.
"""

from storage.queues.release import LEAVES_AT
from storage.returns import follow_ups, unread

NEVER = 2**62  # a broadcast is paused: due when it goes on
# Whatever became of a notice after it was put here, it leaves only while two operators stand for it (N1).
STANDS = (
    "(notice_id IS NULL OR EXISTS (SELECT 1 FROM notice n JOIN verification v"
    " ON v.id = n.verification_id WHERE n.id = outbox.notice_id AND n.state = 'due' AND (v.state = 'standing'"
    " OR (n.sort = 'correction' AND v.corrected_by IS NOT NULL))))"
)
# A return is told only when operators besides the two have had the whole hold to stop it (storage/queues/release.py).
RELEASED = (
    "(notice_id IS NULL OR EXISTS (SELECT 1 FROM notice n JOIN verification v ON v.id = n.verification_id"
    f" WHERE n.id = outbox.notice_id AND (n.sort = 'correction' OR {LEAVES_AT} <= :now)))"
)
# What usually comes next is said to nobody whose return was doubted since, or whose case a person handles.
_NOT_DOUBTED = (
    f"(dedup IS NULL OR dedup NOT LIKE '{follow_ups.MARK}%' OR EXISTS"
    f" (SELECT 1 FROM follow_up f WHERE f.outbox_id = outbox.id AND {follow_ups.STANDS}))"
)
# Whom an operator is about to call, or has called, is not told by message: a call given back lets it leave.
_NOT_IN_HAND = (
    "(notice_id IS NULL OR NOT EXISTS"
    " (SELECT 1 FROM call t WHERE t.notice_id = outbox.notice_id AND t.taken_by IS NOT NULL))"
)
_LOOKED_AT_AGAIN = 60  # seconds
# Nobody is asked once more to read what they have read since, or what does not hold any more.
_UNREAD = (
    f"(dedup IS NULL OR dedup NOT LIKE '{unread.MARK}%' OR EXISTS"
    f" (SELECT 1 FROM notice n WHERE n.reminded_as = outbox.id AND {unread.MAY_BE_ASKED}))"
)
# What belongs to a broadcast leaves only while that is being sent: it may have been paused or cancelled since.
_MAY_GO = (
    "(text_id IS NULL OR EXISTS (SELECT 1 FROM broadcast_text t JOIN broadcast b ON b.id = t.broadcast_id"
    " WHERE t.id = outbox.text_id AND b.state = 'sending'))"
)
# In a lockdown families are told nothing, and nothing that rests on what they were told, however it was put here.
# locked: until when there is one.
_NOT_LOCKED = (
    f"((kind NOT IN ('notice', 'broadcast') AND (dedup IS NULL OR (dedup NOT LIKE '{follow_ups.MARK}%'"
    f" AND dedup NOT LIKE '{unread.MARK}%'))) OR :locked <= :now)"
)
_IN_TIME = "(expires_at IS NULL OR expires_at > :now)"
# What may not leave, and what happens to it; one after the other, as what is due no more is not looked at again.
KEPT_BACK = (
    f"UPDATE outbox SET state = 'stale', settled_at = :now, sealed = NULL WHERE state = 'due' AND NOT {_IN_TIME}",
    f"UPDATE outbox SET state = 'stopped', settled_at = :now WHERE state = 'due' AND NOT {STANDS}",
    f"UPDATE outbox SET due_at = :locked WHERE state = 'due' AND NOT {_NOT_LOCKED}",
    f"UPDATE outbox SET due_at = (SELECT {LEAVES_AT} FROM notice n JOIN verification v ON v.id = n.verification_id"
    f" WHERE n.id = outbox.notice_id) WHERE state = 'due' AND NOT {RELEASED}",
    f"UPDATE outbox SET state = 'stopped', settled_at = :now, sealed = NULL WHERE state = 'due' AND NOT {_NOT_DOUBTED}",
    f"UPDATE outbox SET due_at = :now + {_LOOKED_AT_AGAIN} WHERE state = 'due' AND NOT {_NOT_IN_HAND}",
    f"UPDATE outbox SET state = 'stopped', settled_at = :now, sealed = NULL WHERE state = 'due' AND NOT {_UNREAD}",
    # A row of a broadcast that is paused or cancelled, and that came back from a flight to be tried again.
    "UPDATE outbox SET due_at = :never, settled_at = :now, state = CASE WHEN EXISTS (SELECT 1 FROM broadcast_text t"
    " JOIN broadcast b ON b.id = t.broadcast_id WHERE t.id = outbox.text_id AND b.state = 'paused')"
    f" THEN 'due' ELSE 'stopped' END WHERE state = 'due' AND NOT {_MAY_GO}",
)
CLAIM = (
    f"UPDATE outbox SET state = 'sending', epoch = :epoch WHERE state = 'due' AND {_IN_TIME} AND {STANDS}"
    f" AND {_NOT_LOCKED} AND {RELEASED} AND {_NOT_DOUBTED} AND {_UNREAD} AND {_NOT_IN_HAND} AND {_MAY_GO}"
)
