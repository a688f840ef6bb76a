"""Notices that are due and do not leave: Telegram takes nothing, or not this one, for longer than a family should wait.

They stay due; beside them their relatives are on the call list, until either way is done.
"""

from dataclasses import dataclass

from storage.queues.release import LEAVES_AT
from storage.staff import lockdowns
from storage.store.transaction import Transaction

AWAY = 600  # seconds
NOTED_EVERY = 60  # seconds: a write for each message would be one too many


@dataclass(frozen=True)
class Overdue:
    """A notice that should have left by now."""

    notice_id: int
    person_id: int


async def reached(tx: Transaction, now: int) -> None:
    """Telegram has just taken something, or refused it itself."""
    await tx.execute("UPDATE last_sent SET at = :now WHERE id = 1 AND at <= :since", now=now, since=now - NOTED_EVERY)


async def is_silent(tx: Transaction, now: int) -> bool:
    """Whether Telegram has taken nothing for so long that it counts as away."""
    return int((await tx.known("SELECT at FROM last_sent WHERE id = 1"))["at"]) <= now - AWAY


async def overdue(tx: Transaction, hold: int, now: int, limit: int) -> list[Overdue]:
    """What may have left for longer than that and has not, oldest first, if it was tried or Telegram is away.

    hold: NOTICE_HOLD, which also holds for those who were accepted later.  What waits for its turn, or for the
    end of a lockdown, is not overdue.
    """
    rows = await tx.all(
        "SELECT n.id AS notice_id, n.person_id FROM notice n JOIN verification v ON v.id = n.verification_id"
        " JOIN outbox o ON o.notice_id = n.id AND o.state IN ('due', 'sending')"
        " WHERE n.state = 'due' AND o.put_at <= :put_before AND (o.tries > 0 OR :silent = 1)"
        " AND ((n.sort = 'correction' AND v.corrected_by IS NOT NULL)"
        f" OR (v.state = 'standing' AND {LEAVES_AT} <= :now - {AWAY}))"
        f" AND :locked <= :now - {AWAY}"
        " AND NOT EXISTS (SELECT 1 FROM call c WHERE c.notice_id = n.id) ORDER BY n.id LIMIT :limit",
        put_before=now - AWAY - hold,
        silent=int(await is_silent(tx, now)),
        locked=await lockdowns.holds_until(tx),
        now=now,
        limit=limit,
    )
    return [Overdue(row["notice_id"], row["person_id"]) for row in rows]
