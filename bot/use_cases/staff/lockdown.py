"""Lockdown: anybody who may stop a return begins it alone; two lift it, of whom one is an administrator.

What it refuses is asked at one place for each kind: acts in bot/use_cases/access.py (confirms), messages to families where
the sender claims them (storage/queues/flight.py), operators where they are made (enrolment.py), the pieces of a list
where they go on (storage/lists/batches.py).
"""  # noqa: E501

from bot.model.act import Act
from bot.model.actor import Actor
from bot.model.hold import hold_for
from bot.model.lockdown import PAUSE, Lockdown, LockdownView
from bot.model.refused import Reason, Refused
from bot.model.rights import Right, may
from bot.settings import OrgConfig
from bot.texts.staff import lockdown as texts
from bot.use_cases.access import confirms
from bot.use_cases.announcing import notify_operators
from bot.use_cases.staff import cleaning
from storage.staff import audit, lockdowns, operators
from storage.store.transaction import Transaction

AT_THE_SERVER = {"by": "command line"}


async def view(tx: Transaction, actor: Actor) -> LockdownView:
    """Whether it is on, and who has begun it and wants it lifted.  Refused."""
    actor.needs(Right.STOP)
    known = await lockdowns.get(tx)
    first = await _first(tx, known, actor.now)
    by, asked = await _name(tx, known.begun_by), await _name(tx, first)
    return LockdownView(known, by, asked, is_own=first == actor.id)


async def begin(tx: Transaction, actor: Actor) -> None:
    """From now on; every operator hears so.  Refused, with DECIDED when it is on."""
    actor.needs(Right.STOP)
    if not await lockdowns.begin(tx, actor.id, actor.now):
        raise Refused(Reason.DECIDED)
    await cleaning.delete_every_call(tx, actor.now)
    await audit.write(tx, actor.id, "began", "lockdown", 1, actor.now)
    await notify_operators(tx, Right.STOP, actor.now, texts.begun(actor.operator.name), but=(actor.id,))


async def lift(tx: Transaction, actor: Actor, begun_at: int) -> bool:
    """Whether it is over: the first of two only asks for it.  Refused.

    begun_at: the lockdown that was seen, not a later one.
    """
    actor.needs(Right.STOP)
    known = await lockdowns.get(tx)
    if not known.is_on or known.begun_at != begun_at:
        raise Refused(Reason.CHANGED)
    first = await _first(tx, known, actor.now)
    if first == actor.id:
        raise Refused(Reason.OWN_PROPOSAL)
    if first is not None:
        await _one_is_administrator(tx, first, actor)
    await confirms(tx, actor, Act.UNLOCK, begun_at, first)
    await (_ask_second(tx, actor, known) if first is None else _lift(tx, actor, first))
    return first is not None


async def begin_from_server(tx: Transaction, now: int) -> bool:
    """Begun at the command line; False when it was on."""
    begun = await lockdowns.begin(tx, None, now)
    if begun:
        await cleaning.delete_every_call(tx, now)
        await audit.write(tx, None, "began", "lockdown", 1, now, AT_THE_SERVER)
        await notify_operators(tx, Right.STOP, now, texts.begun_at_server())
    return begun


async def lift_from_server(tx: Transaction, org: OrgConfig, now: int, why: str) -> bool:
    """Lifted at the command line, for a reason that every operator reads; False when it was not on."""
    if not await lockdowns.is_on(tx):
        return False
    until = await _end(tx, org, now)
    await audit.write(tx, None, "ended", "lockdown", 1, now, {**AT_THE_SERVER, "reason": why})
    await notify_operators(tx, Right.STOP, now, texts.lifted_at_server(org, why, until))
    return True


async def _ask_second(tx: Transaction, actor: Actor, known: Lockdown) -> None:
    await lockdowns.ask_to_lift(tx, actor.id, actor.now)
    await audit.write(tx, actor.id, "proposed lifting", "lockdown", 1, actor.now, confirmed=actor.confirmation)
    said = texts.second_needed(actor.operator.name, known.begun_at)
    await notify_operators(tx, Right.STOP, actor.now, said, but=(actor.id,))


async def _lift(tx: Transaction, actor: Actor, first: int) -> None:
    """Nothing leaves before everybody can have read that it may, and begun the lockdown anew."""
    until = await _end(tx, actor.org, actor.now)
    await audit.write(tx, actor.id, "ended", "lockdown", 1, actor.now, confirmed=actor.confirmation)
    names = ((await operators.get(tx, first)).name, actor.operator.name)
    await notify_operators(tx, Right.STOP, actor.now, texts.lifted(actor.org, names, until))


async def _end(tx: Transaction, org: OrgConfig, now: int) -> int:
    """What has waited leaves together, so the time to stop it again is that of a list."""
    until = now + max(PAUSE, hold_for(org.notice_hold, await lockdowns.waiting_notices(tx)))
    await lockdowns.lift(tx, until)
    return until


async def _first(tx: Transaction, known: Lockdown, now: int) -> int | None:
    """Who wants it lifted and is an operator still."""
    first = known.first(now)
    return first if first is not None and await operators.is_active(tx, first) else None


async def _one_is_administrator(tx: Transaction, first: int, actor: Actor) -> None:
    roles = [(await operators.get(tx, first)).role, actor.operator.role]
    if not any(may(role, Right.MANAGE) for role in roles):
        raise Refused(Reason.NO_ADMINISTRATOR)


async def _name(tx: Transaction, operator_id: int | None) -> str | None:
    return None if operator_id is None else (await operators.get(tx, operator_id)).name
