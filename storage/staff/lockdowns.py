"""The lockdown (table lockdown), and what of the outbox waits for its end."""

from bot.model.lockdown import FOR_EVER, Lockdown
from bot.model.message import Kind
from storage.store.transaction import Transaction

HOLDS = "EXISTS (SELECT 1 FROM lockdown l WHERE l.id = 1 AND l.until > :now)"
"""SQL, with :now: it is on, or was lifted so short a time ago that it can still be begun again in time."""
IS_ON = f"EXISTS (SELECT 1 FROM lockdown l WHERE l.id = 1 AND l.until = {FOR_EVER})"
WAITING = (Kind.NOTICE, Kind.BROADCAST, Kind.REMINDER, Kind.CONFIRMATION)


async def get(tx: Transaction) -> Lockdown:
    """How it stands."""
    row = await tx.known("SELECT * FROM lockdown WHERE id = :id", id=1)
    return Lockdown(row["begun_at"], row["begun_by"], row["until"], row["lift_asked_by"], row["lift_asked_at"])


async def is_on(tx: Transaction) -> bool:
    """Whether nobody has lifted it."""
    return (await get(tx)).is_on


async def begin(tx: Transaction, operator_id: int | None, now: int) -> bool:
    """From now on nothing leaves; False when that was so before."""
    return await tx.changed(
        "UPDATE lockdown SET begun_at = :now, begun_by = :by, until = :until, lift_asked_by = NULL, lift_asked_at = 0"
        " WHERE id = 1 AND until < :until",
        now=now,
        by=operator_id,
        until=FOR_EVER,
    )


async def ask_to_lift(tx: Transaction, operator_id: int, now: int) -> None:
    """The first of two wants it lifted."""
    await tx.execute(
        "UPDATE lockdown SET lift_asked_by = :by, lift_asked_at = :now WHERE id = 1", by=operator_id, now=now
    )


async def lift(tx: Transaction, until: int) -> None:
    """It is over; what has waited leaves then."""
    await tx.execute("UPDATE lockdown SET until = :until, lift_asked_by = NULL WHERE id = 1", until=until)
    for kind in WAITING:
        await tx.execute(
            "UPDATE outbox SET due_at = :until WHERE state = 'due' AND urgency = :urgency AND due_at = :waits",
            until=until,
            urgency=kind.urgency,
            waits=FOR_EVER,
        )


async def waiting_notices(tx: Transaction) -> int:
    """How many relatives would have been told something by now."""
    return await tx.count(
        "outbox WHERE state = 'due' AND urgency = :urgency AND due_at = :waits",
        urgency=Kind.NOTICE.urgency,
        waits=FOR_EVER,
    )
