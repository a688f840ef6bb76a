"""Operators come by a one-time link and leave by an administrator's press."""

from bot.model.act import Act
from bot.model.actor import Actor
from bot.model.chat import Chat, Operator
from bot.model.refused import Reason, Refused
from bot.model.rights import Right, Role
from bot.settings import OrgConfig
from bot.texts.staff import operators as texts
from bot.texts.staff import removal
from bot.use_cases.announcing import notify_operators
from bot.use_cases.lists import leaving
from bot.use_cases.register import coming_back, holding
from storage.lists import in_hand
from storage.queues import outbox
from storage.register import chats, drafts, in_review, sightings, talks
from storage.returns import calls
from storage.staff import audit, operators, second_factors
from storage.store.transaction import Transaction
from storage.updates import live


async def join(tx: Transaction, chat: Chat, name: str, code: str, now: int) -> Role | None:
    """Makes a person an operator, and tells the administrators: the role; None when the code is none."""
    redeemed = await operators.redeem(tx, code, now)
    if redeemed is None:
        return None
    invitation_id, role = redeemed
    operator_id = await operators.enrol(tx, chat.id, role, name, now)
    await operators.used_by(tx, invitation_id, operator_id)
    await second_factors.forget(tx, operator_id)
    await audit.write(tx, operator_id, "enrolled", "invitation", invitation_id, now)
    await notify_operators(tx, Right.MANAGE, now, texts.joined(name, role, operator_id), but=(operator_id,))
    return role


async def others(tx: Transaction, actor: Actor) -> list[Operator]:
    """Everybody who is an operator, but for the actor.  Refused."""
    actor.needs(Right.MANAGE)
    return [operator for operator in await operators.active(tx) if operator.id != actor.id]


async def may_remove(tx: Transaction, actor: Actor, operator_id: int) -> tuple[Operator, int]:
    """An operator who can be removed, and since when they are one in this role.  Refused; nobody removes themselves."""
    actor.needs(Right.MANAGE)
    since = None if operator_id == actor.id else await operators.active_since(tx, operator_id)
    if since is None:
        raise Refused(Reason.NO_OPERATOR)
    return await operators.get(tx, operator_id), since


async def remove(tx: Transaction, actor: Actor, operator_id: int, since: int) -> Operator:
    """Takes every right away at once, and says so to all who must know; who was removed.  Refused.

    Nobody removes themselves, so one administrator is always left.  since: the enrolment that was asked about, not a
    later one.
    """
    actor.needs(Right.MANAGE)
    if operator_id == actor.id or not await operators.remove(tx, operator_id, since, actor.now):
        raise Refused(Reason.NO_OPERATOR)
    actor.confirms(Act.REMOVE, operator_id, since)
    await audit.write(tx, actor.id, "dismissed", "operator", operator_id, actor.now, confirmed=actor.confirmation)
    removed, by, at = await operators.get(tx, operator_id), actor.operator.name, actor.now
    await leaving.open_again(tx, actor, removed.id)
    await _lay_down(tx, actor.org, removed, at)
    await outbox.put(tx, removed.chat_id, removal.told_removed(actor.org, removed, by, at), at)
    await notify_operators(tx, Right.MANAGE, at, removal.told(actor.org, removed, by, at), but=(actor.id,))
    await holding.orphaned(tx, removed, at)
    return removed


async def _lay_down(tx: Transaction, org: OrgConfig, removed: Operator, now: int) -> None:
    """What they had in hand is free for others; what is due to them as an operator does not leave any more."""
    called = await calls.chats_in_hand(tx, removed.id)
    await calls.give_back_of(tx, removed.id)
    for chat_id in called:
        await coming_back.call_given_back(tx, org, chat_id, now)
    await second_factors.forget(tx, removed.id)
    await talks.give_back_all(tx, removed.id)
    await sightings.give_back_all(tx, removed.id)
    await in_review.give_back_all(tx, removed.id)
    await in_hand.give_back_all(tx, removed.id)
    await drafts.erase_operators(tx, removed.chat_id)
    await live.forget(tx, removed.chat_id)
    # Who never agreed is no relative: whatever answers wait for them are answers to an operator.
    is_relative = await chats.consented_at(tx, removed.chat_id) is not None
    await outbox.stop_operators(tx, removed.chat_id, now, answers=not is_relative)
