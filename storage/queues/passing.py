"""Messages that are deleted from the chat when their time is over; a row each, so that a restart forgets none."""

from storage.store.transaction import Row, Transaction


async def add(tx: Transaction, outbox_id: int, lasts: int) -> None:
    """The message of that row is to be there for so many seconds."""
    await tx.insert("passing_message", outbox_id=outbox_id, lasts=lasts)


async def due(tx: Transaction, now: int) -> list[Row]:
    """Those whose time is over: outbox_id, chat_id, message_id; found by way of the few that pass."""
    return await tx.all(
        "SELECT p.outbox_id, o.chat_id, o.message_id FROM passing_message p JOIN outbox o ON o.id = +p.outbox_id"
        " WHERE o.message_id IS NOT NULL AND o.settled_at + p.lasts <= :now",
        now=now,
    )


async def forget(tx: Transaction, outbox_id: int) -> None:
    """It is being deleted."""
    await tx.execute("DELETE FROM passing_message WHERE outbox_id = :id", id=outbox_id)
