"""Talks: which operator has a family's letters in hand, until when, and which family waits for whom."""

from bot.model.board import Pile
from bot.model.chat import Operator
from bot.model.correspondence import ALONE_SECONDS, TALK_SECONDS
from storage.register import kin
from storage.store.transaction import Row, Transaction

# What families wrote and nobody has read, as far as this operator may see it: not of a family that asks about whom the
# operator asks about too, or perhaps does; not what another operator has in hand; of a held case only who holds it,
# until it has waited too long.
_OWN = (
    "(m.chat_id = :own OR EXISTS (SELECT 1 FROM inquiry i WHERE i.chat_id = m.chat_id"
    f" AND {kin.misses(':own', 'i.person_id', 'i.id')}))"
)
_WAITING = f"""
 message m LEFT JOIN talk t ON t.chat_id = m.chat_id AND t.taken_until > :now
 WHERE m.read_at IS NULL AND (t.taken_by IS NULL OR t.taken_by = :operator) AND NOT {_OWN}
 AND (m.sent_at <= :alone OR NOT EXISTS (SELECT 1 FROM inquiry i JOIN person p ON p.id = i.person_id
     JOIN operator o ON o.id = p.held_by AND o.active = 1 WHERE i.chat_id = m.chat_id AND o.id <> :operator))
"""


async def next_waiting(tx: Transaction, operator: Operator, now: int) -> int | None:
    """The family whose letters this operator has in hand, else the one that waits longest for anybody."""
    row = await tx.one(
        f"SELECT m.chat_id FROM {_WAITING} GROUP BY m.chat_id"
        " ORDER BY MAX(CASE WHEN t.taken_by IS NULL THEN 0 ELSE 1 END) DESC, MIN(m.id) LIMIT 1",
        **_who(operator, now),
    )
    return None if row is None else row["chat_id"]


async def page(tx: Transaction, operator: Operator, now: int, most: int, skip: int) -> list[Row]:
    """The families that wait, those that wait longest first: chat_id, and whether this operator has it in hand."""
    return await tx.all(
        f"SELECT m.chat_id, MAX(CASE WHEN t.taken_by IS NULL THEN 0 ELSE 1 END) AS mine FROM {_WAITING}"
        " GROUP BY m.chat_id ORDER BY MIN(m.id) LIMIT :most OFFSET :skip",
        most=most,
        skip=skip,
        **_who(operator, now),
    )


async def count_waiting(tx: Transaction, operator: Operator, now: int, *, before: int | None = None) -> int:
    """How many families wait, or have waited since before some moment, that this operator may answer."""
    row = await tx.known(
        f"SELECT COUNT(DISTINCT m.chat_id) AS n FROM {_WAITING} AND m.sent_at <= :before",
        before=now if before is None else before,
        **_who(operator, now),
    )
    return int(row["n"])


async def pile(tx: Transaction, operator: Operator, now: int) -> Pile:
    """How many families wait that this operator may answer, and since when the oldest letter does."""
    row = await tx.known(
        f"SELECT COUNT(DISTINCT m.chat_id) AS n, MIN(m.sent_at) AS since FROM {_WAITING}", **_who(operator, now)
    )
    return Pile(row["n"], row["since"])


async def waits(tx: Transaction, operator: Operator, now: int, chat_id: int | None = None) -> bool:
    """Whether a family, or that one, waits that this operator may answer.  Lists nothing, however many wait."""
    of_one = "" if chat_id is None else " AND m.chat_id = :chat"
    asked = {} if chat_id is None else {"chat": chat_id}
    return await tx.exists(f"{_WAITING}{of_one}", **asked, **_who(operator, now))


async def is_own(tx: Transaction, operator: Operator, chat_id: int) -> bool:
    """Whether this family is the operator's own, or one of its relatives asks about the same person."""
    return await tx.exists(
        f"(SELECT id AS chat_id FROM chat WHERE id = :chat) m WHERE {_OWN}", chat=chat_id, own=operator.chat_id
    )


async def take(tx: Transaction, chat_id: int, operator_id: int, now: int) -> bool:
    """From now on the talk is this operator's for a while; False when another has it."""
    return await tx.changed(
        "INSERT INTO talk (chat_id, taken_by, taken_until) VALUES (:chat, :operator, :until)"
        " ON CONFLICT (chat_id) DO UPDATE SET taken_by = excluded.taken_by, taken_until = excluded.taken_until"
        " WHERE talk.taken_by = excluded.taken_by OR talk.taken_until <= :now",
        chat=chat_id,
        operator=operator_id,
        now=now,
        until=now + TALK_SECONDS,
    )


async def give_back(tx: Transaction, chat_id: int, operator_id: int) -> bool:
    """The talk is anybody's; False when it was not this operator's."""
    sql = "DELETE FROM talk WHERE chat_id = :chat AND taken_by = :operator"
    return await tx.changed(sql, chat=chat_id, operator=operator_id)


async def give_back_all(tx: Transaction, operator_id: int) -> None:
    """Whatever an operator has in hand is anybody's."""
    await tx.execute("DELETE FROM talk WHERE taken_by = :operator", operator=operator_id)


async def holder(tx: Transaction, chat_id: int, now: int) -> int | None:
    """The operator who has the talk in hand now."""
    sql = "SELECT taken_by FROM talk WHERE chat_id = :chat AND taken_until > :now"
    row = await tx.one(sql, chat=chat_id, now=now)
    return None if row is None else row["taken_by"]


def _who(operator: Operator, now: int) -> dict[str, int]:
    return {"now": now, "operator": operator.id, "own": operator.chat_id, "alone": now - ALONE_SECONDS}
