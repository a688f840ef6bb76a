"""The day of an exchange: an administrator switches it on once it was announced publicly; it ends by itself.

It is the same for every family, and nothing of it depends on what is known of anybody (N1).
"""

from bot.model.actor import Actor
from bot.model.exchange_day import ExchangeView
from bot.model.message import DAY
from bot.model.refused import Reason, Refused
from bot.model.rights import Right, may
from bot.settings import OrgConfig
from bot.texts.wait import exchange_day as texts
from bot.use_cases.announcing import notify_operators
from bot.use_cases.wait import digests
from storage.queues import outbox, withdrawing
from storage.returns import telling
from storage.staff import audit, operators
from storage.store.lease import Lease, hold
from storage.store.transaction import Transaction
from storage.wait import exchange_day

LASTS, LONGER = DAY, DAY // 2
TOLD_BEFORE = 2 * 3_600  # seconds


async def view(tx: Transaction, org: OrgConfig, actor: Actor) -> ExchangeView:
    """Whether it is on, how much comes in, and what waits for this operator.  Refused."""
    actor.needs(Right.STOP)
    load = await exchange_day.load(tx, actor.now)
    waiting = await digests.waiting(tx, org, actor.operator, actor.now)
    told = await telling.lately(tx, actor.operator.chat_id, actor.now)
    decides = may(actor.operator.role, Right.MANAGE)
    return ExchangeView(await exchange_day.ends_at(tx), load, waiting, told, decides)


async def begin(tx: Transaction, actor: Actor, seen: int) -> None:
    """It was announced publicly: the day begins.  seen: when the last one ended, as the actor saw it.  Refused."""
    await _set(tx, actor, seen, actor.now + LASTS, "began")


async def prolong(tx: Transaction, actor: Actor, seen: int) -> None:
    """It lasts half a day longer than the end that the actor saw.  Refused."""
    await _set(tx, actor, seen, seen + LONGER, "prolonged")


async def end(tx: Transaction, actor: Actor, seen: int) -> None:
    """The day whose end the actor saw is over.  Refused."""
    await _set(tx, actor, seen, actor.now, "ended")


async def warn(tx: Transaction, lease: Lease, org: OrgConfig, now: int) -> None:
    """Tells administrators, once, that it is about to end by itself.  LeaseLost."""
    await hold(tx, lease)
    ends_at = await exchange_day.ends_at(tx)
    if not 0 < ends_at - now <= TOLD_BEFORE:
        return
    for operator in await operators.active(tx, Right.MANAGE):
        message = texts.ends(org, ends_at)
        await outbox.put(tx, operator.chat_id, message, now, dedup=f"exchange day/{ends_at}/{operator.id}")


async def _set(tx: Transaction, actor: Actor, seen: int, ends_at: int, action: str) -> None:
    """Only a day that is over begins again; only one that is on is prolonged or ended."""
    actor.needs(Right.MANAGE)
    on, now = seen > actor.now, actor.now
    if on is (action == "began") or not await exchange_day.set_end(tx, seen, ends_at, actor.id, now):
        raise Refused(Reason.DECIDED)
    await audit.write(tx, actor.id, action, "exchange_day", 1, now)
    if ends_at > now:
        await withdrawing.put_off_reminders(tx, ends_at)
    said = texts.changed(actor.org, actor.operator.name, ends_at, now)
    await notify_operators(tx, Right.STOP, now, said, but=(actor.id,))
