"""Notices that nobody has acknowledged: who is written to once more, and who is called (column unread of table notice).

0: told.  1: written to once more.  2: on the call list.  Only who has moved a row does what follows.
"""

from dataclasses import dataclass
from enum import IntEnum

from storage.store.transaction import Transaction


class Step(IntEnum):
    """How far we have come with a notice that nobody has acknowledged."""

    TOLD = 0
    ASKED_AGAIN = 1
    LISTED = 2


MARK = "read/"  # with this begins the dedup of the second message in the outbox

# Of a notice n: it still holds, and nobody handles the case by hand (N4).  Who was told about a return that was none
# is called even if they were barred since.
STILL = (
    "EXISTS (SELECT 1 FROM verification w JOIN person q ON q.id = w.person_id JOIN inquiry i ON i.id = n.inquiry_id"
    " WHERE w.id = n.verification_id AND q.held_by IS NULL AND ((n.sort = 'correction' AND w.corrected_by IS NOT NULL)"
    " OR (w.state = 'standing' AND i.state = 'accepted' AND i.barred_by IS NULL)))"
)
# The second message leaves only to who has still not acknowledged the first, and whom nobody is about to call.
MAY_BE_ASKED = (
    f"n.unread IS NOT NULL AND {STILL}"
    " AND NOT EXISTS (SELECT 1 FROM call t WHERE t.notice_id = n.id AND t.taken_by IS NOT NULL)"
)


@dataclass(frozen=True)
class Unread:
    """A notice that Telegram took and nobody has acknowledged."""

    notice_id: int
    chat_id: int
    inquiry_id: int
    person_id: int
    told_at: int
    step: Step


async def due(tx: Transaction, step: Step, told_before: int, limit: int) -> list[Unread]:
    """What is at that step and was told before that moment, longest first."""
    rows = await tx.all(
        "SELECT n.id AS notice_id, n.chat_id, n.inquiry_id, n.person_id, n.told_at FROM notice n"
        f" WHERE n.unread = :step AND n.told_at <= :before AND {STILL} ORDER BY n.told_at, n.id LIMIT :limit",
        step=int(step),
        before=told_before,
        limit=limit,
    )
    return [Unread(**row, step=step) for row in rows]


async def move(tx: Transaction, seen: Unread, step: Step) -> bool:
    """To the next step; False when it was acknowledged or moved in the meantime, or nothing may be said any more."""
    return await tx.changed(
        f"UPDATE notice AS n SET unread = :step WHERE n.id = :id AND n.unread = :seen AND {STILL}",
        id=seen.notice_id,
        seen=int(seen.step),
        step=int(step),
    )


async def put_as(tx: Transaction, notice_id: int, outbox_id: int) -> None:
    """Which message asks once more, so that it is looked at again before it leaves (storage/queues/may_leave.py)."""
    await tx.execute("UPDATE notice SET reminded_as = :outbox WHERE id = :id", id=notice_id, outbox=outbox_id)
