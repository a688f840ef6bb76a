"""The lockdown (table lockdown), and what of the outbox waits for its end.

Where its row is gone, was written by somebody without the keys, or is older than the last lockdown in the history,
there is one: whoever can write to the database begins one by it, and ends none.
"""

from typing import Final

from bot.model.lockdown import FOR_EVER, Lockdown
from bot.model.message import Kind
from storage.store import stamps
from storage.store.transaction import Row, Transaction

WAITING = (Kind.NOTICE, Kind.BROADCAST, Kind.REMINDER, Kind.CONFIRMATION)
_LAST: Final = (
    "(SELECT d.action FROM audit d WHERE d.subject = 'lockdown' AND d.subject_id = l.id"
    " AND d.action IN ('began', 'ended') ORDER BY d.id DESC LIMIT 1)"
)
_ROW: Final = f"SELECT l.*, {_LAST} AS remembered FROM lockdown l WHERE l.id = 1"


async def get(tx: Transaction) -> Lockdown:
    """How it stands."""
    row = await tx.one(_ROW)
    if row is None or not stamps.fits(tx, "lockdown", row) or _contradicts(row):
        return Lockdown(0, None, FOR_EVER, None, 0, is_forged=True)
    return Lockdown(row["begun_at"], row["begun_by"], row["until"], row["lift_asked_by"], row["lift_asked_at"])


async def contradicts(tx: Transaction) -> bool:
    """Whether the row says that it is over, and the history that it was only begun."""
    row = await tx.one(_ROW)
    return row is not None and _contradicts(row)


def _contradicts(row: Row) -> bool:
    return bool(row["until"] < FOR_EVER and row["remembered"] == "began")


async def is_on(tx: Transaction) -> bool:
    """Whether nobody has lifted it."""
    return (await get(tx)).is_on


async def holds_until(tx: Transaction) -> int:
    """Until when it holds back: FOR_EVER, or a short time after it was lifted, in which it can still be begun again."""
    return (await get(tx)).until


async def begin(tx: Transaction, operator_id: int | None, now: int) -> bool:
    """From now on nothing leaves; False when that was so before."""
    known = await _locked(tx)
    if known.is_on and not known.is_forged:
        return False
    await _put(tx, Lockdown(now, operator_id, FOR_EVER, None, 0))
    return True


async def ask_to_lift(tx: Transaction, operator_id: int, now: int) -> None:
    """The first of two wants it lifted."""
    known = await _locked(tx)
    await _put(tx, Lockdown(known.begun_at, known.begun_by, known.until, operator_id, now))


async def lift(tx: Transaction, until: int) -> None:
    """It is over; what has waited leaves then."""
    known = await _locked(tx)
    await _put(tx, Lockdown(known.begun_at, known.begun_by, until, None, known.asked_at))
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


async def _locked(tx: Transaction) -> Lockdown:
    """How it stands; nobody else changes that before this transaction is over."""
    await tx.all(f"SELECT id FROM lockdown WHERE id = 1 {tx.row_lock_alone}")
    return await get(tx)


async def _put(tx: Transaction, new: Lockdown) -> None:
    """All of the row anew: what somebody without the keys has written there is gone."""
    await stamps.upsert(
        tx,
        "lockdown",
        key="id",
        id=1,
        begun_at=new.begun_at,
        begun_by=new.begun_by,
        until=new.until,
        lift_asked_by=new.asked_by,
        lift_asked_at=new.asked_at,
    )
