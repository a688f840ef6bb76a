"""Telegram is away: whoever has a notice that should have left long ago is on the call list beside it (N2).

When it is back, whoever was not called is told by message, and the call comes off the list.  A notice does not leave
while an operator has its call in hand (storage/queues/flight.py).
"""

from bot.settings import OrgConfig
from bot.use_cases.returns.unread_job import HOUR, announce_calls
from storage.returns import away, calls
from storage.returns.away import Overdue
from storage.store.lease import Lease, hold
from storage.store.transaction import Transaction


async def due(tx: Transaction, org: OrgConfig, now: int, limit: int) -> list[Overdue]:
    """Who is to be called, the oldest notice first."""
    return await away.overdue(tx, org.notice_hold, now, limit)


async def list_call(tx: Transaction, lease: Lease, org: OrgConfig, seen: Overdue, now: int) -> None:
    """One of them, if it has not left since.  Operators hear about it where the way to them is open.  LeaseLost."""
    await hold(tx, lease)
    if await calls.add_while_due(tx, seen.notice_id, "away", now):
        await announce_calls(tx, seen.person_id, now, expires_at=now + HOUR // 2)
