"""The day of an exchange (table exchange_day), and how much comes in on it."""

from bot.model.digest import Load
from storage.store.transaction import Transaction

HOUR = 3_600


async def ends_at(tx: Transaction) -> int:
    """When it ends or has ended; 0 when there never was one."""
    return int((await tx.known("SELECT ends_at FROM exchange_day WHERE id = :id", id=1))["ends_at"])


async def is_on(tx: Transaction, now: int) -> bool:
    """Whether today is the day of an exchange."""
    return await ends_at(tx) > now


async def set_end(tx: Transaction, seen: int, end: int, operator_id: int, now: int) -> bool:
    """It lasts until then; False when somebody else has changed that since it was seen."""
    return await tx.changed(
        "UPDATE exchange_day SET ends_at = :end, begun_by = CASE WHEN ends_at <= :now THEN :operator ELSE begun_by END,"
        " begun_at = CASE WHEN ends_at <= :now THEN :now ELSE begun_at END WHERE id = 1 AND ends_at = :seen",
        seen=seen,
        end=end,
        operator=operator_id,
        now=now,
    )


async def load(tx: Transaction, now: int) -> Load:
    """What came in lately."""
    letters = "message WHERE operator_id IS NULL AND sent_at > :since AND sent_at <= :until"
    return Load(
        await tx.count(letters, since=now - HOUR, until=now),
        await tx.count(letters, since=now - 2 * HOUR, until=now - HOUR),
        await tx.count("inbox WHERE received_at > :since", since=now - HOUR),
    )
