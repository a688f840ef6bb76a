"""The day of an exchange: an administrator switches it on once it was announced publicly; it ends by itself.

It is the same for every family, and nothing of it depends on what is known of anybody (N1).
"""

from bot.model.message import DAY
from bot.model.rights import Right
from bot.settings import House
from bot.texts.wait import exchange_day as texts
from storage.queues import outbox
from storage.staff import operators
from storage.store.lease import Lease, hold
from storage.store.transaction import Transaction
from storage.wait import exchange_day

LASTS, LONGER = DAY, DAY // 2
TOLD_BEFORE = 2 * 3_600  # seconds


async def warn(tx: Transaction, lease: Lease, house: House, now: int) -> None:
    """Tells administrators, once, that it is about to end by itself.  LeaseLost."""
    await hold(tx, lease)
    ends_at = await exchange_day.ends_at(tx)
    if not 0 < ends_at - now <= TOLD_BEFORE:
        return
    for operator in await operators.active(tx, Right.MANAGE):
        message = texts.ends(house, ends_at)
        await outbox.put(tx, operator.chat_id, message, now, dedup=f"exchange day/{ends_at}/{operator.id}")
