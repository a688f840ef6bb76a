"""The day of an exchange (table exchange_day), and how much comes in on it.

Where its row is gone, or was written by somebody without the keys, nobody is told of a day, and reminders rest.
"""

from bot.model.digest import Load
from storage.store import stamps
from storage.store.transaction import Row, Transaction

HOUR = 3_600


async def ends_at(tx: Transaction) -> int:
    """When it ends or has ended; 0 when there never was one."""
    row = await _row(tx)
    return row["ends_at"] if row else 0


async def is_on(tx: Transaction, now: int) -> bool:
    """Whether today is the day of an exchange."""
    return await ends_at(tx) > now


async def rests(tx: Transaction, now: int) -> bool:
    """Whether nothing is sent today that reminds anybody."""
    row = await _row(tx)
    return row is None or row["ends_at"] > now


async def set_end(tx: Transaction, seen: int, end: int, operator_id: int, now: int) -> bool:
    """It lasts until then; False when somebody else has changed that since it was seen.

    All of the row anew: what somebody without the keys has written there is gone.
    """
    await tx.all(f"SELECT id FROM exchange_day WHERE id = 1 {tx.row_lock_alone}")
    row = await _row(tx)
    if (row["ends_at"] if row else 0) != seen:
        return False
    by, at = (row["begun_by"], row["begun_at"]) if row and seen > now else (operator_id, now)
    await stamps.upsert(tx, "exchange_day", key="id", id=1, ends_at=end, begun_by=by, begun_at=at)
    return True


async def load(tx: Transaction, now: int) -> Load:
    """What came in lately."""
    letters = "message WHERE operator_id IS NULL AND sent_at > :since AND sent_at <= :until"
    return Load(
        await tx.count(letters, since=now - HOUR, until=now),
        await tx.count(letters, since=now - 2 * HOUR, until=now - HOUR),
        await tx.count("inbox WHERE received_at > :since", since=now - HOUR),
    )


async def _row(tx: Transaction) -> Row | None:
    row = await tx.one("SELECT * FROM exchange_day WHERE id = :id", id=1)
    return row if row and stamps.fits(tx, "exchange_day", row) else None
