"""Messages that are deleted from the chat when their time is over; a row each, so that a restart forgets none."""

from collections.abc import Sequence

from storage.store.statement import one_of
from storage.store.transaction import Row, Transaction

AS_CARDS = 0  # as long as whoever runs the bot lets cards stay (CARD_MINUTES)
AT_ONCE = 100


async def add(tx: Transaction, outbox_id: int, lasts: int, call_id: int | None = None) -> None:
    """The message of that row is to be there for so many seconds.  call_id: the call that it says how to make."""
    await tx.insert("passing_message", unless="outbox_id", outbox_id=outbox_id, lasts=lasts, call_id=call_id)


async def due(tx: Transaction, cards: int, now: int) -> list[Row]:
    """Some of those whose time is over: outbox_id, chat_id, message_id, lasts; found by way of the few that pass.

    cards: so many seconds cards stay.
    """
    return await tx.all(
        "SELECT p.outbox_id, o.chat_id, o.message_id, p.lasts FROM passing_message p JOIN outbox o"
        " ON o.id = +p.outbox_id WHERE o.message_id IS NOT NULL"
        " AND o.settled_at + CASE WHEN p.lasts = :as_cards THEN :cards ELSE p.lasts END <= :now LIMIT :limit",
        as_cards=AS_CARDS,
        cards=cards,
        now=now,
        limit=AT_ONCE,
    )


async def of_calls(tx: Transaction, call_ids: Sequence[int]) -> list[Row]:
    """The messages that say how to make these calls: outbox_id, chat_id, message_id (None until it is there)."""
    among, values = one_of("p.call_id", call_ids)
    return await tx.all(
        "SELECT p.outbox_id, o.chat_id, o.message_id FROM passing_message p JOIN outbox o ON o.id = p.outbox_id"
        f" WHERE {among} ORDER BY p.outbox_id",
        **values,
    )


async def of_every_call(tx: Transaction) -> list[int]:
    """The calls of which a message says how to make them."""
    rows = await tx.all("SELECT DISTINCT call_id FROM passing_message WHERE call_id IS NOT NULL")
    return [row["call_id"] for row in rows]


async def hurry(tx: Transaction, outbox_id: int) -> None:
    """One that is on its way is deleted as soon as it has arrived."""
    await tx.execute("UPDATE passing_message SET lasts = 1 WHERE outbox_id = :id", id=outbox_id)


async def forget(tx: Transaction, outbox_id: int) -> None:
    """It is being deleted."""
    await tx.execute("DELETE FROM passing_message WHERE outbox_id = :id", id=outbox_id)
