"""The second factor in the chat: codes of an authenticator, each for one act, none taken twice."""

from collections.abc import Mapping
from typing import Any

from bot.model import totp
from bot.model.act import Act, Confirmation, Factor, NeedsFactor
from bot.model.actor import Actor
from bot.model.chat import Operator
from bot.model.factor import Answer, PendingAct, SecondFactor
from bot.model.message import DAY
from bot.model.refused import Reason, Refused
from bot.model.rights import Right
from bot.texts.staff import second_factor as texts
from bot.use_cases.access import confirms
from bot.use_cases.announcing import notify_operators
from bot.use_cases.staff.cleaning import delete
from storage.queues import outbox, passing
from storage.register import chats, drafts
from storage.staff import audit, lockdowns, operators, pending_acts, second_factors
from storage.store.transaction import Transaction

WAITS = 300  # seconds in which the code may follow
SHOWN = 60  # seconds for which a key stays in the chat
SET_UP_WITHIN = 600
TRIES, WITHIN = 5, 900


async def needs_setting_up(tx: Transaction, operator: Operator) -> bool:
    """Whether no code of theirs counts yet."""
    found = await second_factors.find(tx, operator.id)
    return found is None or found.confirmed_at is None


async def set_up(tx: Transaction, actor: Actor) -> None:
    """A new key is shown for a minute; the first code confirms it.  None in a lockdown: a thief would set up their own.

    Refused: DECIDED when there is one, NO_NEW_FACTOR.
    """
    if not await needs_setting_up(tx, actor.operator):
        raise Refused(Reason.DECIDED)
    if await lockdowns.is_on(tx):
        raise Refused(Reason.NO_NEW_FACTOR)
    secret = totp.new_secret()
    await second_factors.make(tx, actor.id, secret, actor.now)
    shown = texts.key(secret, totp.uri(secret, actor.operator.name, actor.org.organisation))
    await passing.add(tx, await outbox.put(tx, actor.operator.chat_id, shown, actor.now), SHOWN)


async def wait(tx: Transaction, actor: Actor, needed: NeedsFactor, deed: Mapping[str, Any]) -> None:
    """What was to be done waits for a code, in place of what waited before."""
    await pending_acts.keep(tx, actor.id, needed.act, needed.bound, deed, actor.now + WAITS)


async def drop(tx: Transaction, operator: Operator) -> None:
    """What waits for a code is not done."""
    await pending_acts.drop(tx, operator.id)


async def expected(tx: Transaction, operator: Operator, now: int) -> bool:
    """Whether six digits are a code of theirs: always, unless they are answering a question."""
    found = await second_factors.find(tx, operator.id)
    if found is None or (found.confirmed_at is None and not _is_being_set_up(found, now)):
        return False
    if await pending_acts.find(tx, operator.id) is not None:
        return True
    form = (await chats.get(tx, operator.chat_id)).form
    draft = await drafts.find(tx, operator.chat_id, form) if form else None
    return draft is None or draft.step is None


async def take(
    tx: Transaction, operator: Operator, code: str, message_id: int, now: int
) -> tuple[PendingAct, Confirmation] | None:
    """What a right code lets be done; None, and nothing is written, when it is not right or nothing waits.

    In a transaction of its own, so that the code is used up whatever becomes of the act; the same message again, after
    a crash between the two, is right as before.
    """
    waits, found = await pending_acts.find(tx, operator.id), await second_factors.find(tx, operator.id)
    if waits is None or found is None or found.confirmed_at is None:
        return None
    if waits.confirmed_by != message_id:
        step = None if _is_closed(waits, found, now) else totp.step_of(found.secret, code, now, found.last_step)
        if step is None or not await second_factors.take(tx, operator.id, step):
            return None
        await pending_acts.confirm(tx, operator.id, message_id)
        await delete(tx, operator.chat_id, message_id, now)
    return waits, Confirmation(Factor.TOTP, now, waits.bound)


async def answer(tx: Transaction, actor: Actor, code: str, message_id: int) -> Answer:
    """What is to be said of a code that lets nothing be done; it disappears from the chat all the same."""
    await delete(tx, actor.operator.chat_id, message_id, actor.now)
    found, waits = await second_factors.find(tx, actor.id), await pending_acts.find(tx, actor.id)
    if found is None or (waits is None and found.confirmed_at is not None):
        return Answer.NOT_ASKED
    if actor.now < found.paused_until:
        return Answer.PAUSED
    if found.confirmed_at is None:
        return await _confirm(tx, actor, found, code)
    if waits is None or waits.expires_at < actor.now:
        await pending_acts.drop(tx, actor.id)
        return Answer.TOO_LATE
    return await _was_wrong(tx, actor)


async def _confirm(tx: Transaction, actor: Actor, found: SecondFactor, code: str) -> Answer:
    """The first code of a new key; all administrators hear of it, since whoever sets it up can use it."""
    if not _is_being_set_up(found, actor.now):
        return Answer.TOO_LATE
    if await lockdowns.is_on(tx):
        return Answer.LOCKED
    step = totp.step_of(found.secret, code, actor.now, found.last_step)
    if step is None:
        return await _was_wrong(tx, actor)
    await second_factors.confirm(tx, actor.id, step, actor.now)
    await audit.write(tx, actor.id, "set up", "second_factor", actor.id, actor.now)
    await notify_operators(tx, Right.MANAGE, actor.now, texts.was_set_up(actor.operator.name), but=(actor.id,))
    return Answer.SET_UP


async def _was_wrong(tx: Transaction, actor: Actor) -> Answer:
    if await second_factors.was_wrong(tx, actor.id, actor.now, WITHIN) < TRIES:
        return Answer.WRONG
    await second_factors.pause(tx, actor.id, actor.now + WITHIN)
    await pending_acts.drop(tx, actor.id)
    await audit.write(tx, actor.id, "paused", "second_factor", actor.id, actor.now)
    await notify_operators(tx, Right.MANAGE, actor.now, texts.guessed(actor.operator.name), but=(actor.id,))
    return Answer.PAUSED


async def ask_reset(tx: Transaction, actor: Actor, operator_id: int) -> Operator:
    """Somebody has lost their codes: a second administrator has to agree; all of them hear of it.  Refused."""
    subject = await _resettable(tx, actor, operator_id)
    await confirms(tx, actor, Act.RESET, operator_id)
    await second_factors.ask_reset(tx, operator_id, actor.id, actor.now)
    await audit.write(
        tx, actor.id, "proposed reset", "second_factor", operator_id, actor.now, confirmed=actor.confirmation
    )
    said = texts.reset_asked(actor.operator.name, subject.name, operator_id, actor.now)
    await notify_operators(tx, Right.MANAGE, actor.now, said, but=(actor.id, operator_id))
    await outbox.put(tx, subject.chat_id, texts.your_reset_asked(actor.operator.name), actor.now)
    return subject


async def reset_waiting(tx: Transaction, operator_id: int, now: int) -> tuple[int, int] | None:
    """Which administrator wants it, who must be one still, and since when; None when nobody does."""
    waits = await second_factors.reset_waiting(tx, operator_id, now - DAY)
    return waits if waits and await operators.is_active(tx, waits[0]) else None


async def reset(tx: Transaction, actor: Actor, operator_id: int, asked_at: int) -> Operator:
    """A second administrator agrees: the codes count no more, and new ones are set up.  Refused."""
    subject = await _resettable(tx, actor, operator_id)
    by = await second_factors.reset_asked_by(tx, operator_id, asked_at, actor.now - DAY)
    if by is None or not await operators.is_active(tx, by):
        raise Refused(Reason.CHANGED)
    if by == actor.id:
        raise Refused(Reason.OWN_PROPOSAL)
    await confirms(tx, actor, Act.RESET, operator_id, asked_at)
    await second_factors.forget(tx, operator_id)
    await audit.write(tx, actor.id, "reset", "second_factor", operator_id, actor.now, confirmed=actor.confirmation)
    said = texts.was_reset(subject.name, ((await operators.get(tx, by)).name, actor.operator.name))
    await notify_operators(tx, Right.MANAGE, actor.now, said, but=(actor.id, operator_id))
    await outbox.put(tx, subject.chat_id, texts.yours_was_reset(actor.operator.name), actor.now)
    return subject


async def _resettable(tx: Transaction, actor: Actor, operator_id: int) -> Operator:
    actor.needs(Right.MANAGE)
    if operator_id == actor.id or not await operators.is_active(tx, operator_id):
        raise Refused(Reason.NO_OPERATOR)
    return await operators.get(tx, operator_id)


def _is_being_set_up(found: SecondFactor, now: int) -> bool:
    return found.confirmed_at is None and now - found.made_at <= SET_UP_WITHIN


def _is_closed(waits: PendingAct, found: SecondFactor, now: int) -> bool:
    return now < found.paused_until or waits.expires_at < now
