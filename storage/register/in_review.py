"""Who has an inquiry in hand for its review, and which waits for somebody."""

from bot.model.board import Pile
from bot.model.inquiry import REVIEW_SECONDS, Inquiry
from storage.register import inquiries, kin
from storage.store.transaction import Row, Transaction

# Not held by anybody else, not about the operator's own family, and not filled in by the operator.
_FREE = (
    " AND (reviewer_id IS NULL OR reviewer_until <= :now OR reviewer_id = :operator)"
    " AND (taken_down_by IS NULL OR taken_down_by <> :operator)"
    f" AND NOT {kin.misses(kin.OPERATORS_CHAT, 'inquiry.person_id', 'inquiry.id')}"
)


async def take_oldest(tx: Transaction, operator_id: int, now: int) -> Inquiry | None:
    """The oldest inquiry that nobody else holds, held for this operator from now on.

    First the one held already; what this operator has put back comes last.
    """
    row = await tx.one(
        f"SELECT id FROM inquiry WHERE state = 'received' {_FREE}"
        " ORDER BY CASE WHEN reviewer_id = :operator AND reviewer_until > :now THEN 0"
        " WHEN reviewer_id = :operator AND reviewer_until = 0 THEN 2 ELSE 1 END, received_at, id LIMIT 1",
        now=now,
        operator=operator_id,
    )
    if row is None or not await hold(tx, row["id"], operator_id, now):
        return None
    return await inquiries.get(tx, row["id"])


async def hold(tx: Transaction, inquiry_id: int, operator_id: int, now: int) -> bool:
    """Holds an inquiry for review; False when another operator holds it, or it is about the operator's own family."""
    return await tx.changed(
        f"UPDATE inquiry SET reviewer_id = :operator, reviewer_until = :until WHERE id = :id {_FREE}",
        id=inquiry_id,
        operator=operator_id,
        now=now,
        until=now + REVIEW_SECONDS,
    )


async def reviewer(tx: Transaction, inquiry_id: int, now: int) -> int | None:
    """The operator who holds an inquiry for review, if anybody does."""
    row = await held(tx, inquiry_id)
    return row["reviewer_id"] if (row["reviewer_until"] or 0) > now else None


async def held(tx: Transaction, inquiry_id: int) -> Row:
    """Who holds an inquiry for review and until when, also when that is over: reviewer_id, reviewer_until."""
    return await tx.known("SELECT reviewer_id, reviewer_until FROM inquiry WHERE id = :id", id=inquiry_id)


async def release(tx: Transaction, inquiry_id: int, operator_id: int) -> bool:
    """Gives up the hold, and remembers who has; False when it was not this operator's."""
    return await tx.changed(
        "UPDATE inquiry SET reviewer_until = 0 WHERE id = :id AND reviewer_id = :operator AND reviewer_until > 0",
        id=inquiry_id,
        operator=operator_id,
    )


async def give_back_all(tx: Transaction, operator_id: int) -> None:
    """Whatever an operator holds is anybody's."""
    sql = "UPDATE inquiry SET reviewer_id = NULL, reviewer_until = NULL WHERE reviewer_id = :operator"
    await tx.execute(sql, operator=operator_id)


async def waiting(tx: Transaction, operator_id: int, now: int) -> int:
    """How many inquiries wait that nobody else holds."""
    return (await pile(tx, operator_id, now)).count


async def pile(tx: Transaction, operator_id: int, now: int) -> Pile:
    """The same, and when the oldest of them came."""
    row = await tx.known(
        f"SELECT COUNT(*) AS n, MIN(received_at) AS since FROM inquiry WHERE state = 'received' {_FREE}",
        now=now,
        operator=operator_id,
    )
    return Pile(row["n"], row["since"])


async def unseen(tx: Transaction, operator_id: int, now: int, before: int) -> int:
    """How many of these were received before that moment, and nobody has asked anything about them."""
    return await tx.count(
        "inquiry WHERE state = 'received' AND received_at <= :before AND NOT EXISTS"
        f" (SELECT 1 FROM message m WHERE m.inquiry_id = inquiry.id AND m.sort = 'question') {_FREE}",
        now=now,
        before=before,
        operator=operator_id,
    )


async def is_taken_down_by(tx: Transaction, inquiry_id: int, operator_id: int) -> bool:
    """Whether this operator has filled it in with the relative."""
    return await tx.exists("inquiry WHERE id = :id AND taken_down_by = :operator", id=inquiry_id, operator=operator_id)


async def taken_down_with(tx: Transaction, operator_id: int, form: str) -> Inquiry | None:
    """What this operator has filled in on that page, if it was sent before."""
    sql = "SELECT id FROM inquiry WHERE taken_form = :form AND taken_down_by = :operator"
    row = await tx.one(sql, form=form, operator=operator_id)
    return await inquiries.get(tx, row["id"]) if row else None
