"""The meter: whoever opens very many people is told to administrators; whoever goes on sees nobody until they say so.

Counted are the people of the last hour whom an operator opened and did nothing for: who works through the queue or a
list decides about each, and counts none.  How many are usual grows with what colleagues do in the same hour.
"""

from typing import Final

from bot.model.actor import Actor
from bot.model.chat import Operator
from bot.model.message import Message
from bot.model.refused import Reason, Refused
from bot.model.rights import Right
from bot.texts.staff import metering as texts
from bot.use_cases.announcing import notify_operators, tell_operator
from storage.staff import audit, meter, operators
from storage.staff.meter import Meter
from storage.store.transaction import Transaction

HOUR: Final = 3_600
TIMES_COLLEAGUES: Final = 2  # as many as the colleague in the middle has opened
THEN_PAUSE: Final = 2


async def needs_room(tx: Transaction, actor: Actor) -> Meter:
    """What is known before a look.  Refused, with MANY_LOOKS, while this operator is to see nobody."""
    known = await meter.of(tx, actor.id)
    if known.paused_at is not None:
        raise Refused(Reason.MANY_LOOKS)
    return known


async def count(tx: Transaction, actor: Actor, known: Meter) -> None:
    """After a look: tells administrators when it was one too many, or makes a pause; what was opened is shown still.

    known: before the look.
    """
    since = max(actor.now - HOUR, known.counted_from)
    opened = await meter.opened(tx, actor.id, since)
    if opened < actor.org.people_per_hour:
        return
    usual = _usual(actor.org.people_per_hour, await _opened_by_colleagues(tx, actor))
    if opened >= THEN_PAUSE * usual:
        await _pause(tx, actor, opened)
    elif opened >= usual and known.told_at <= since:
        await meter.told(tx, actor.id, actor.now)
        await _tell(tx, actor, texts.many(actor.operator, opened, usual))


async def end_pause(tx: Transaction, actor: Actor, operator_id: int, paused_at: int) -> Operator:
    """An administrator has spoken with them; every other one hears so.  Nobody lets themselves go on, unless alone.

    Refused, with CHANGED when there is no such pause.
    """
    actor.needs(Right.MANAGE)
    if operator_id == actor.id and len(await operators.active(tx, Right.MANAGE)) > 1:
        raise Refused(Reason.OWN_PAUSE)
    if not await meter.end_pause(tx, operator_id, paused_at, actor.now):
        raise Refused(Reason.CHANGED)
    await audit.write(tx, actor.id, "reopened", "operator", operator_id, actor.now)
    subject = await operators.get(tx, operator_id)
    said = texts.goes_on(subject.name, actor.operator.name)
    await notify_operators(tx, Right.MANAGE, actor.now, said, but=(actor.id, operator_id))
    await tell_operator(tx, operator_id, actor.now, texts.you_go_on(actor.operator.name))
    return subject


async def _opened_by_colleagues(tx: Transaction, actor: Actor) -> list[int]:
    """Of each who has opened anybody, fewest first."""
    colleagues = [one for one in await operators.active(tx) if one.id != actor.id]
    opened = [await meter.opened(tx, one.id, actor.now - HOUR) for one in colleagues]
    return sorted(filter(None, opened))


def _usual(at_least: int, colleagues: list[int]) -> int:
    """What is not yet many.  A single colleague is no measure: two who work together would set it themselves."""
    middle = colleagues[len(colleagues) // 2] if len(colleagues) > 1 else 0
    return max(at_least, TIMES_COLLEAGUES * middle)


async def _pause(tx: Transaction, actor: Actor, opened: int) -> None:
    await meter.pause(tx, actor.id, actor.now)
    await audit.write(tx, actor.id, "paused", "operator", actor.id, actor.now, {"opened": str(opened)})
    await _tell(tx, actor, texts.paused(actor.operator, opened, actor.now))
    await tell_operator(tx, actor.id, actor.now, texts.you_are_paused(opened))


async def _tell(tx: Transaction, actor: Actor, message: Message) -> None:
    """Every administrator; the one it is about only where there is no other."""
    others = [one for one in await operators.active(tx, Right.MANAGE) if one.id != actor.id]
    await notify_operators(tx, Right.MANAGE, actor.now, message, but=(actor.id,) if others else ())
