"""When a notice may leave: after operators besides the two have heard that it can be stopped (N1), or cannot hear (N2).

A verification's notices leave NOTICE_HOLD after its alarm was sent to the first operator who is neither of the two nor
misses the person: of several returns that one alarm tells of, whoever misses one of them hears of the others only.
Where nobody is left who could hear it, they leave NOTICE_HOLD after the verification.
"""

from collections.abc import Sequence

from storage.register import kin
from storage.store.statement import one_of
from storage.store.transaction import Transaction

# With the usual hold of two minutes, the family is told a quarter of an hour after the verification in any case: when
# Telegram takes nothing for so long from operators, they cannot stop anything by it either.
PATIENCE = 13 * 60

# Of a verification v: when its alarm was heard.  While it is still on its way: not yet, so at the next second at the
# earliest.  Nobody to hear it, or for none of them a way: the moment of the verification.
_HEARD_AT = (
    "(SELECT COALESCE(MIN(CASE WHEN a.state = 'sent' THEN a.settled_at END),"
    " MAX(CASE WHEN a.state IN ('due', 'sending') THEN :now + 1 END), v.verified_at) AS heard_at"
    " FROM outbox a JOIN operator p ON p.chat_id = a.chat_id"
    " WHERE a.verification_id = v.announced_with AND p.id NOT IN (v.reported_by, v.verified_by)"
    f" AND NOT {kin.misses('a.chat_id', 'v.person_id')})"
)
LEAVES_AT = (
    f"(SELECT v.release_at + CASE WHEN h.heard_at < v.verified_at + {PATIENCE}"
    f" THEN h.heard_at - v.verified_at ELSE {PATIENCE} END FROM {_HEARD_AT} AS h)"
)
"""SQL, of a verification v and with :now: the first instant at which a notice of it may leave, as far as known now."""


async def alarms_ended(tx: Transaction, outbox_ids: Sequence[int], now: int) -> None:
    """The hold of what these alarms tell of counts anew; what was tried before, or put there later, keeps its time."""
    among, values = one_of("a.id", outbox_ids)
    await tx.execute(
        "UPDATE outbox SET due_at = held.due_at FROM"
        f" (SELECT n.id AS notice_id, v.verified_at, {LEAVES_AT} AS due_at FROM outbox a"
        " JOIN verification v ON v.announced_with = a.verification_id"
        " JOIN notice n ON n.verification_id = v.id AND n.sort = 'return' AND n.state = 'due'"
        f" WHERE {among}) AS held"
        " WHERE outbox.notice_id = held.notice_id AND outbox.put_at = held.verified_at AND outbox.tries = 0"
        " AND outbox.state = 'due' AND outbox.state <> 'stopped'",  # the last, seemingly of no use, opens the index
        now=now,
        **values,
    )
