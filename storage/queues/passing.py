"""Messages that are deleted from the chat when their time is over; a row each, so that a restart forgets none."""

from storage.store.transaction import Row, Transaction

AS_CARDS = 0  # as long as whoever runs the bot lets cards stay (CARD_MINUTES)
AT_ONCE = 100


async def add(tx: Transaction, outbox_id: int, lasts: int) -> None:
    """The message of that row is to be there for so many seconds."""
    await tx.insert("passing_message", unless="outbox_id", outbox_id=outbox_id, lasts=lasts)


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


async def forget(tx: Transaction, outbox_id: int) -> None:
    """It is being deleted."""
    await tx.execute("DELETE FROM passing_message WHERE outbox_id = :id", id=outbox_id)
