"""Operators leave by an administrator's press; an administrator by two, or when a day has passed."""

from bot.model.act import Act
from bot.model.actor import Actor
from bot.model.chat import Operator
from bot.model.message import DAY
from bot.model.refused import Reason, Refused
from bot.model.rights import Right, Role
from bot.settings import OrgConfig
from bot.texts.staff import removal as texts
from bot.use_cases.access import confirms
from bot.use_cases.announcing import notify_operators
from bot.use_cases.lists import leaving
from bot.use_cases.register import holding
from bot.use_cases.returns import calls
from storage.lists import in_hand
from storage.queues import announcements, hearing, outbox, withdrawing
from storage.register import chats, declarations, drafts, in_review, new_numbers, sightings, talks
from storage.staff import audit, desk_sessions, emails, meter, operators, passkeys, removals, second_factors
from storage.store.transaction import Transaction
from storage.updates import live

FEWEST = 2  # administrators that the chat leaves
WAITS = DAY


async def may_remove(tx: Transaction, actor: Actor, operator_id: int) -> tuple[Operator, int]:
    """An operator who can be removed, and since when they are one in this role.  Refused.

    Nobody removes themselves, and the last two administrators stay: only the server can replace them.
    """
    actor.needs(Right.MANAGE)
    since = None if operator_id == actor.id else await operators.active_since(tx, operator_id)
    if since is None:
        raise Refused(Reason.NO_OPERATOR)
    subject = await operators.get(tx, operator_id)
    if subject.role is Role.ADMIN and len(await operators.active(tx, Right.MANAGE)) <= FEWEST:
        raise Refused(Reason.LAST_ADMINISTRATORS)
    return subject, since


async def remove(tx: Transaction, actor: Actor, operator_id: int, since: int) -> tuple[Operator, bool]:
    """Who is removed, and whether they are: an administrator only when a second one has pressed as well.  Refused.

    since: the enrolment that was asked about, not a later one.
    """
    subject, enrolled_at = await may_remove(tx, actor, operator_id)
    first = await removals.asked_by(tx, operator_id, since)
    if first == actor.id:
        raise Refused(Reason.OWN_PROPOSAL)
    alone = subject.role is Role.ADMIN and first is None
    if alone and since == enrolled_at:
        await _ask_second(tx, actor, subject, since)
    else:
        await _take_away(tx, actor, subject, since)
    await confirms(tx, actor, Act.REMOVE, operator_id, since)
    return subject, not alone


async def keep(tx: Transaction, actor: Actor, operator_id: int, since: int) -> Operator:
    """An administrator who was to be removed stays; the one it is about does not decide that.  Refused."""
    actor.needs(Right.MANAGE)
    waits = await removals.asked_by(tx, operator_id, since)
    if waits is None or operator_id == actor.id:
        raise Refused(Reason.CHANGED)
    await removals.forget(tx, operator_id)
    subject = await operators.get(tx, operator_id)
    await audit.write(tx, actor.id, "kept", "operator", operator_id, actor.now)
    await notify_operators(tx, Right.MANAGE, actor.now, texts.kept(subject.name, actor.operator.name), but=(actor.id,))
    return subject


async def remove_after_a_day(tx: Transaction, org: OrgConfig, now: int) -> None:
    """Administrators whose removal nobody has objected to for a day.  Who wanted it must be one still.

    The day begins when one who could object has heard of it: an alarm that nobody has read keeps nobody in time.
    """
    for row in await removals.due(tx, now - WAITS):
        if not await _was_heard(tx, row["operator_id"], row["asked_at"], now - WAITS):
            continue
        by, subject = await operators.get(tx, row["asked_by"]), await operators.get(tx, row["operator_id"])
        actor = Actor(by, org, now)
        still = await operators.is_active(tx, by.id) and by.role is Role.ADMIN
        if still and len(await operators.active(tx, Right.MANAGE)) > FEWEST:
            await _take_away(tx, actor, subject, row["since"])
        await removals.forget(tx, subject.id)


async def _was_heard(tx: Transaction, operator_id: int, asked_at: int, before: int) -> bool:
    """Whether one who could object had heard of it by that moment, in a chat or at the desk."""
    alarm, admins = _alarm(operator_id, asked_at), await operators.active(tx, Right.MANAGE)
    heard = [await hearing.heard_at(tx, f"{alarm}/{one.id}") for one in admins]
    return any(at is not None and at <= before for at in heard)


def _alarm(operator_id: int, asked_at: int) -> str:
    """By what the alarms of a removal are found again."""
    return f"removal/{operator_id}/{asked_at}"


async def _ask_second(tx: Transaction, actor: Actor, subject: Operator, since: int) -> None:
    await removals.ask(tx, subject.id, since, actor.id, actor.now)
    await audit.write(tx, actor.id, "proposed removal", "operator", subject.id, actor.now, confirmed=actor.confirmation)
    said = texts.second_needed(subject, actor.operator.name, since)
    once = _alarm(subject.id, actor.now)
    await notify_operators(tx, Right.MANAGE, actor.now, said, but=(actor.id, subject.id), dedup=once)
    await outbox.put(tx, subject.chat_id, texts.you_are_to_be_removed(actor.operator.name), actor.now)


async def _take_away(tx: Transaction, actor: Actor, subject: Operator, since: int) -> None:
    """Every right at once, and says so to all who must know."""
    if not await operators.remove(tx, subject.id, since, actor.now):
        raise Refused(Reason.NO_OPERATOR)
    await audit.write(tx, actor.id, "dismissed", "operator", subject.id, actor.now, confirmed=actor.confirmation)
    removed, by, at = await operators.get(tx, subject.id), actor.operator.name, actor.now
    await leaving.open_again(tx, actor, removed.id)
    await _lay_down(tx, actor.org, removed, at)
    await outbox.put(tx, removed.chat_id, texts.told_removed(actor.org, removed, by, at), at)
    await notify_operators(tx, Right.MANAGE, at, texts.told(actor.org, removed, by, at), but=(actor.id,))
    await holding.orphaned(tx, removed, at)


async def _lay_down(tx: Transaction, org: OrgConfig, removed: Operator, now: int) -> None:
    """What they had in hand is free for others; what is due to them as an operator does not leave any more."""
    await second_factors.forget(tx, removed.id)
    await desk_sessions.end_all(tx, removed.id)
    await passkeys.forget_all(tx, removed.chat_id)
    await meter.forget(tx, removed.id)
    await emails.forget(tx, removed.id)
    await removals.forget(tx, removed.id)
    await removals.forget_those_of(tx, removed.id)
    await new_numbers.forget_those_of(tx, removed.id)
    await talks.give_back_all(tx, removed.id)
    await sightings.give_back_all(tx, removed.id)
    await in_review.give_back_all(tx, removed.id)
    await in_hand.give_back_all(tx, removed.id)
    await drafts.erase_operators(tx, removed.chat_id)
    await declarations.erase_of(tx, removed.chat_id)
    await live.forget(tx, removed.chat_id)
    # Who never agreed is no relative: whatever answers wait for them are answers to an operator.
    is_relative = await chats.consented_at(tx, removed.chat_id) is not None
    await withdrawing.stop_operators(tx, removed.chat_id, now, answers=not is_relative)
    # Behind that, so that what shows their calls is deleted from the chat.
    await calls.lay_down_all(tx, org, removed.id, now)
    await announcements.drop(tx, removed.chat_id)
