"""Which notices of returns are about to leave, and when: what can still be stopped."""

from dataclasses import dataclass

from bot.model.message import Kind
from storage.register import kin
from storage.store.transaction import Transaction


@dataclass(frozen=True)
class Leaving:
    """Notices of one list, or of one verification that came of no list.  at: when the first of them leaves."""

    list_id: int | None
    verification_id: int
    person_id: int
    count: int
    at: int


async def soon(tx: Transaction, chat_id: int) -> list[Leaving]:
    """What waits to leave, the first first; nothing about whom this chat misses."""
    rows = await tx.all(
        "SELECT w.list_id, CASE WHEN w.list_id IS NULL THEN v.id END AS alone, MIN(v.id) AS verification,"
        " MIN(v.person_id) AS person, COUNT(*) AS n, MIN(o.due_at) AS at FROM outbox o"
        " JOIN notice n ON n.id = o.notice_id AND n.sort = 'return'"
        " JOIN verification v ON v.id = n.verification_id AND v.state = 'standing'"
        " LEFT JOIN verification root ON root.id = COALESCE(v.follows, v.id)"
        " LEFT JOIN returned_row w ON w.report_id = root.report_id"
        " WHERE o.state = 'due' AND o.urgency = :urgency AND o.notice_id IS NOT NULL"
        f" AND NOT {kin.misses(':chat', 'v.person_id')} GROUP BY 1, 2 ORDER BY at",
        urgency=Kind.NOTICE.urgency,
        chat=chat_id,
    )
    return [Leaving(row["list_id"], row["verification"], row["person"], row["n"], row["at"]) for row in rows]
