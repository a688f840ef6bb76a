"""What usually comes after a return, for those who know of one (table follow_up).  Only who has moved a row says it."""

from bot.model.follow_up import FollowUp
from bot.model.guide import MOMENTS
from bot.model.message import DAY
from storage.store.transaction import Transaction

FIRST = next(iter(MOMENTS))
MARK = "follow_up/"  # with this begins the dedup of such a message in the outbox

# Told and not doubted since: two operators stand for it, nobody handles it by hand, the relative asks, is not barred.
STANDS = (
    "EXISTS (SELECT 1 FROM notice n JOIN verification v ON v.id = n.verification_id"
    " JOIN inquiry i ON i.id = n.inquiry_id JOIN person p ON p.id = n.person_id WHERE n.id = f.notice_id"
    " AND v.state = 'standing' AND p.held_by IS NULL AND i.state = 'accepted' AND i.barred_by IS NULL"
    " AND (n.state = 'told' OR EXISTS (SELECT 1 FROM call c WHERE c.notice_id = n.id AND c.told_at IS NOT NULL)))"
)


async def begin(tx: Transaction, notice_id: int, now: int) -> None:
    """A relative has read this notice, or was told on the telephone in its place; nothing for a correction."""
    await tx.execute(
        "INSERT INTO follow_up (notice_id, told_at, moment, due_at)"
        " SELECT id, :now, :moment, :due FROM notice WHERE id = :id AND sort = 'return'"
        " ON CONFLICT (notice_id) DO NOTHING",
        id=notice_id,
        now=now,
        moment=FIRST,
        due=now + MOMENTS[FIRST],
    )


async def begin_after_call(tx: Transaction, call_id: int, now: int) -> None:
    """A relative was told by this call."""
    await begin(tx, (await tx.known("SELECT notice_id FROM call WHERE id = :id", id=call_id))["notice_id"], now)


async def due(tx: Transaction, now: int, limit: int) -> list[FollowUp]:
    """What is due, longest first."""
    rows = await tx.all(
        "SELECT f.notice_id, f.told_at, f.moment, f.due_at, n.chat_id, n.inquiry_id FROM follow_up f"
        " JOIN notice n ON n.id = f.notice_id WHERE f.due_at <= :now ORDER BY f.due_at, f.notice_id LIMIT :limit",
        now=now,
        limit=limit,
    )
    return [FollowUp(**{name: row[name] for name in FollowUp.__dataclass_fields__}) for row in rows]


async def move(tx: Transaction, seen: FollowUp, moment: str | None, due_at: int | None) -> bool:
    """To another text or time, or to the end (None); False when somebody else has moved it in the meantime."""
    return await tx.changed(
        "UPDATE follow_up SET moment = :moment, due_at = :due WHERE notice_id = :id AND due_at = :seen",
        id=seen.notice_id,
        seen=seen.due_at,
        moment=moment,
        due=due_at,
    )


async def stands(tx: Transaction, notice_id: int) -> bool:
    """Whether what comes next may still be said."""
    return await tx.exists(f"follow_up f WHERE f.notice_id = :id AND {STANDS}", id=notice_id)


async def had_one_lately(tx: Transaction, seen: FollowUp, now: int) -> bool:
    """Whether this chat got such a message about somebody else within a day."""
    return await tx.exists(
        "follow_up f JOIN notice n ON n.id = f.notice_id JOIN outbox o ON o.id = f.outbox_id"
        " WHERE n.chat_id = :chat AND f.notice_id <> :id AND o.put_at > :since",
        chat=seen.chat_id,
        id=seen.notice_id,
        since=now - DAY,
    )


async def put_as(tx: Transaction, notice_id: int, outbox_id: int) -> None:
    """Which message it became, so that it is looked at once more before it leaves (storage/queues/may_leave.py)."""
    await tx.execute("UPDATE follow_up SET outbox_id = :outbox WHERE notice_id = :id", id=notice_id, outbox=outbox_id)


async def end(tx: Transaction, chat_id: int) -> bool:
    """Nothing more of this kind to the chat, about anybody; False when there was nothing to end."""
    mine = "notice_id IN (SELECT id FROM notice WHERE chat_id = :chat)"
    ended = await tx.execute(
        f"UPDATE follow_up SET moment = NULL, due_at = NULL WHERE due_at IS NOT NULL AND {mine}", chat=chat_id
    )
    stopped = await tx.execute(
        f"UPDATE outbox SET state = 'stopped' WHERE state = 'due' AND id IN"
        f" (SELECT outbox_id FROM follow_up WHERE {mine})",
        chat=chat_id,
    )
    return ended + stopped > 0
