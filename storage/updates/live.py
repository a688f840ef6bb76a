"""The messages in which an author and an approver watch a broadcast being sent (table broadcast_live)."""

from dataclasses import dataclass

from storage.store import stamps
from storage.store.transaction import Transaction

_THEIRS = (
    "id IN (SELECT message_row FROM broadcast_live WHERE broadcast_id = :broadcast"
    " UNION SELECT edit_row FROM broadcast_live WHERE broadcast_id = :broadcast)"
)


@dataclass(frozen=True)
class Live:
    """message_id: Telegram's, once it is there; busy: its last change is still on its way."""

    chat_id: int
    message_id: int | None
    edit_row: int | None
    busy: bool


async def add(tx: Transaction, broadcast_id: int, chat_id: int, row_id: int) -> None:
    """A message to this chat, the row of the outbox, is changed from now on."""
    seen = {"broadcast_id": broadcast_id, "chat_id": chat_id, "message_row": row_id, "edit_row": None}
    await tx.upsert("broadcast_live", key="broadcast_id, chat_id", **seen)


async def of(tx: Transaction, broadcast_id: int) -> list[Live]:
    """The live messages of a broadcast."""
    rows = await tx.all(
        "SELECT l.chat_id, l.edit_row, m.message_id,"
        " EXISTS (SELECT 1 FROM outbox e WHERE e.id = l.edit_row AND e.state IN ('due', 'sending')) AS busy"
        " FROM broadcast_live l LEFT JOIN outbox m ON m.id = l.message_row WHERE l.broadcast_id = :broadcast",
        broadcast=broadcast_id,
    )
    return [Live(row["chat_id"], row["message_id"], row["edit_row"], bool(row["busy"])) for row in rows]


async def changed(tx: Transaction, broadcast_id: int, live: Live, row_id: int) -> None:
    """The newest change is this row of the outbox; the one before is of no use any more."""
    await tx.execute(
        "UPDATE broadcast_live SET edit_row = :row WHERE broadcast_id = :broadcast AND chat_id = :chat",
        row=row_id,
        broadcast=broadcast_id,
        chat=live.chat_id,
    )
    await tx.execute("DELETE FROM outbox WHERE id = :row AND state NOT IN ('due', 'sending')", row=live.edit_row or 0)


async def forget(tx: Transaction, chat_id: int) -> None:
    """Nobody watches from this chat any more."""
    await tx.execute("DELETE FROM broadcast_live WHERE chat_id = :chat", chat=chat_id)


async def in_flight(tx: Transaction, broadcast_id: int) -> bool:
    """Whether Telegram is just being told one of them, or a change of one."""
    return await tx.exists(f"outbox WHERE state = 'sending' AND {_THEIRS}", broadcast=broadcast_id)


async def take_back(tx: Transaction, broadcast_id: int, now: int) -> None:
    """What of them has not left yet does not leave any more: newer words follow."""
    await tx.execute(
        f"UPDATE outbox SET state = 'stopped', settled_at = :now, sealed = NULL WHERE state = 'due' AND {_THEIRS}",
        now=now,
        broadcast=broadcast_id,
    )


async def noted(tx: Transaction, broadcast_id: int, now: int | None, count: int = 0) -> None:
    """How many had been reached when the live messages were last changed; None: they are to be changed at once."""
    await tx.execute(
        "UPDATE broadcast SET shown_at = :now, shown_count = :count WHERE id = :id",
        id=broadcast_id,
        now=now,
        count=count,
    )


async def ended(tx: Transaction, broadcast_id: int, now: int) -> bool:
    """Nothing is left to do for it; False when that was known already."""
    cancelled = "reported_at IS NULL AND state = 'cancelled'"
    if await stamps.change(tx, "broadcast", broadcast_id, {"reported_at": now}, cancelled):
        return True
    done = {"reported_at": now, "state": "done"}
    return await stamps.change(
        tx, "broadcast", broadcast_id, done, "reported_at IS NULL AND state IN ('sending', 'paused')"
    )
