"""What waits in the outbox, and what became of what was put there (storage/queues/outbox.py)."""

from bot.model.message import Kind
from storage.store.transaction import Row, Transaction


async def is_put(tx: Transaction, dedup: str) -> bool:
    """Whether a message with that dedup was put here, whatever became of it."""
    return await tx.exists("outbox WHERE dedup = :dedup", dedup=dedup)


async def message_of(tx: Transaction, row_id: int) -> int | None:
    """Telegram's id of the message that a row became; None when it was not sent, or not yet."""
    row = await tx.one("SELECT message_id FROM outbox WHERE id = :id", id=row_id)
    return None if row is None else row["message_id"]


async def is_waiting(tx: Transaction, row_id: int) -> bool:
    """Whether a row is due or in flight."""
    return await tx.exists("outbox WHERE id = :id AND state IN ('due', 'sending')", id=row_id)


async def waits(tx: Transaction, chat_id: int) -> bool:
    """Whether anything is in flight or due to a chat."""
    return await tx.exists("outbox WHERE chat_id = :chat AND state IN ('due', 'sending')", chat=chat_id)


async def busy_with(tx: Transaction, chat_id: int, now: int) -> bool:
    """Whether anything to a chat is in flight or due by now."""
    return await tx.exists(
        "outbox WHERE chat_id = :chat AND (state = 'sending' OR (state = 'due' AND due_at <= :now))",
        chat=chat_id,
        now=now,
    )


async def busy(tx: Transaction, now: int) -> bool:
    """Whether anything is in flight or due."""
    return await tx.exists("outbox WHERE state = 'sending' OR (state = 'due' AND due_at <= :now)", now=now)


async def counts(tx: Transaction) -> list[Row]:
    """How many rows are due, unknown or refused: state, kind, n."""
    return await tx.all(
        "SELECT state, kind, COUNT(*) AS n FROM outbox"
        " WHERE state IN ('due', 'unknown', 'refused') GROUP BY state, kind"
    )


async def oldest(tx: Transaction, now: int) -> dict[str, int]:
    """When the oldest of each kind that operators and families must not miss was put here; 0 when none may leave."""
    found = {}
    for kind in (Kind.ALARM, Kind.NOTICE):
        row = await tx.one(
            "SELECT MIN(put_at) AS at FROM outbox WHERE state = 'due' AND urgency = :urgency"
            " AND (due_at <= :now OR tries > 0)",
            urgency=kind.urgency,
            now=now,
        )
        found[kind.value] = row["at"] or 0 if row else 0
    return found
