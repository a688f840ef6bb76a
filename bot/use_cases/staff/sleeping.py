"""Rights that nobody uses sleep: their operator is warned before, and another administrator wakes them.

Whoever finds an account that was laid aside, or its telephone, finds no rights with it.
"""

from bot.model.act import Act
from bot.model.actor import Actor
from bot.model.chat import Operator
from bot.model.message import DAY
from bot.model.refused import Reason, Refused
from bot.model.rights import Right
from bot.model.staff import StaffMember
from bot.settings import OrgConfig
from bot.texts.staff import sleeping as texts
from bot.use_cases.access import confirms
from bot.use_cases.announcing import notify_operators
from bot.use_cases.register import holding
from bot.use_cases.returns import calls
from storage.queues import outbox, withdrawing
from storage.staff import audit, desk_sessions, operators, uses
from storage.store.transaction import Transaction

WARNED_BEFORE = 5 * DAY  # also after a standstill: nobody loses rights that they had no chance to use


async def used(tx: Transaction, operator: Operator, now: int) -> None:
    """Somebody does something as an operator, through whichever door."""
    await uses.note(tx, operator.id, now)


async def stay_awake(tx: Transaction, actor: Actor) -> None:
    """Whoever was warned is here.  Refused."""
    actor.needs(Right.STOP)


async def everybody(tx: Transaction, actor: Actor) -> list[StaffMember]:
    """Everybody who is an operator, asleep or awake, but for the actor.  Refused."""
    actor.needs(Right.MANAGE)
    known = await uses.every(tx)
    found = [one for one in await operators.enrolled(tx) if one.id != actor.id]
    times = [known.get(one.id, {"used_at": None, "asleep_at": None}) for one in found]
    return [StaffMember(one, at["used_at"], at["asleep_at"]) for one, at in zip(found, times, strict=True)]


async def look(tx: Transaction, org: OrgConfig, now: int) -> None:
    """Warns whoever has done nothing for long, and puts to sleep who was warned and did nothing all the same."""
    idle = now - org.sleep_days * DAY
    for operator_id in await uses.to_warn(tx, idle + WARNED_BEFORE):
        await _warn(tx, org, operator_id, now)
    for operator_id in await uses.to_put_to_sleep(tx, idle, now - WARNED_BEFORE):
        await _put_to_sleep(tx, org, operator_id, now)


async def wake(tx: Transaction, actor: Actor, operator_id: int, asleep_at: int) -> Operator:
    """An administrator has made sure that it is still them.  Refused."""
    actor.needs(Right.MANAGE)
    if operator_id == actor.id or not await uses.wake(tx, operator_id, asleep_at, actor.now):
        raise Refused(Reason.CHANGED)
    await confirms(tx, actor, Act.WAKE, operator_id, asleep_at)
    subject = await operators.get(tx, operator_id)
    await audit.write(tx, actor.id, "woke", "operator", operator_id, actor.now, confirmed=actor.confirmation)
    await outbox.put(tx, subject.chat_id, texts.you_are_awake(), actor.now)
    said = texts.woken(subject.name, subject.role, actor.operator.name)
    await notify_operators(tx, Right.MANAGE, actor.now, said, but=(actor.id, operator_id))
    return subject


async def _warn(tx: Transaction, org: OrgConfig, operator_id: int, now: int) -> None:
    await uses.was_warned(tx, operator_id, now)
    subject = await operators.get(tx, operator_id)
    await outbox.put(tx, subject.chat_id, texts.about_to_sleep(org, now + WARNED_BEFORE), now)


async def _put_to_sleep(tx: Transaction, org: OrgConfig, operator_id: int, now: int) -> None:
    """What they had in hand is free for others, and nothing more comes to them as an operator."""
    await uses.put_to_sleep(tx, operator_id, now)
    subject = await operators.get(tx, operator_id)
    await audit.write(tx, None, "fell asleep", "operator", operator_id, now)
    await desk_sessions.end_all(tx, operator_id)
    await withdrawing.stop_operators(tx, subject.chat_id, now, answers=False)
    # Behind that, so that what shows their calls is deleted from the chat.
    await calls.lay_down_all(tx, org, operator_id, now)
    await outbox.put(tx, subject.chat_id, texts.you_sleep(org), now)
    said = texts.fell_asleep(subject.name, subject.role, operator_id, now, org.sleep_days)
    await notify_operators(tx, Right.MANAGE, now, said)
    await holding.orphaned(tx, subject, now)
