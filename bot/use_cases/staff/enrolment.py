"""Operators come by a one-time link, and work when an administrator has confirmed who they are."""

from bot.model.act import Act
from bot.model.actor import Actor
from bot.model.chat import Chat, Operator
from bot.model.refused import Reason, Refused
from bot.model.rights import Right, Role
from bot.settings import OrgConfig
from bot.texts.staff import enrolment as texts
from bot.texts.staff import operators as first_words
from bot.use_cases.access import confirms, not_locked
from bot.use_cases.announcing import notify_operators
from storage.queues import outbox
from storage.register import chats
from storage.staff import audit, desk_sessions, entering, operators, passkeys, second_factors
from storage.staff.entering import Entering
from storage.staff.operators import Invited
from storage.store.transaction import Transaction

LIFETIME = 24 * 3600


async def invite(tx: Transaction, role: Role, code: str, now: int) -> None:
    """Whoever works on the server has made a one-time link: the audit keeps it, and all administrators hear so."""
    invitation_id = await operators.invite(tx, code, role, now, now + LIFETIME)
    await audit.write(tx, None, "invited", "invitation", invitation_id, now)
    await notify_operators(tx, Right.MANAGE, now, texts.invited(role))


async def join(tx: Transaction, org: OrgConfig, chat: Chat, name: str, code: str, now: int) -> bool:
    """Somebody has opened an invitation: an administrator has to let them in.  False when the code is none.

    Whatever passkeys they had open nothing any more.  Where there was no other administrator, who made the invitation
    on the server is all there is to ask.  Refused.
    """
    redeemed = await operators.redeem(tx, code, now)
    if redeemed is None:
        return False
    await passkeys.forget_all(tx, chat.id)
    who = Entering(chat.id, redeemed.role, name, now, redeemed.id, redeemed.by)
    if await _is_asked(tx, redeemed, chat.id):
        await entering.ask(tx, who)
        await outbox.put(tx, chat.id, texts.waits(who.role), now)
        await notify_operators(tx, Right.MANAGE, now, texts.wants_in(name, who.role, chat.id, now))
    else:
        await _enrol(tx, org, who, now)
    return True


async def _is_asked(tx: Transaction, redeemed: Invited, chat_id: int) -> bool:
    """Whoever has the keys has said whom there was to ask; whose rights sleep is nothing that the database can say."""
    own = [one.id for one in await operators.enrolled(tx) if one.chat_id == chat_id]
    if redeemed.to_ask not in (operators.NOBODY, *own):
        return True
    return any(one.chat_id != chat_id for one in await operators.active(tx, Right.MANAGE))


async def let_in(tx: Transaction, actor: Actor, chat_id: int, asked_at: int) -> Entering:
    """An administrator has made sure who they are: from now on they are an operator.  Refused.

    What somebody who was one already has made in the meantime, in the role they had, opens nothing in the new one.
    """
    who = await _waiting(tx, actor, chat_id, asked_at)
    if who.invited_by == actor.id:
        raise Refused(Reason.OWN_PROPOSAL)
    await confirms(tx, actor, Act.LET_IN, chat_id, asked_at)
    await entering.forget(tx, chat_id)
    if (await chats.get(tx, chat_id)).sort != chats.DESK:  # its own passkey was made when the link was opened
        await passkeys.forget_all(tx, chat_id)
    operator_id = await _enrol(tx, actor.org, who, actor.now)
    await audit.write(tx, actor.id, "let in", "operator", operator_id, actor.now, confirmed=actor.confirmation)
    said = texts.joined(who.name, who.role, operator_id, actor.operator.name)
    await notify_operators(tx, Right.MANAGE, actor.now, said, but=(operator_id,))
    return who


async def turn_away(tx: Transaction, actor: Actor, chat_id: int, asked_at: int) -> Entering:
    """Nobody knows them: they do not become an operator, and the invitation is used up.  Refused."""
    who = await _waiting(tx, actor, chat_id, asked_at)
    await entering.forget(tx, chat_id)
    await audit.write(tx, actor.id, "turned away", "invitation", who.invitation_id, actor.now)
    said = texts.turned_away(who.name, who.role, actor.operator.name)
    await notify_operators(tx, Right.MANAGE, actor.now, said, but=(actor.id,))
    return who


async def everybody(tx: Transaction, actor: Actor) -> tuple[list[Operator], list[Operator]]:
    """Who is an operator, and who was one and has still a name here.  Refused."""
    actor.needs(Right.MANAGE)
    return await operators.enrolled(tx), await operators.left(tx)


async def waiting(tx: Transaction, actor: Actor) -> list[Entering]:
    """Who has opened an invitation and waits to be let in, but for the actor.  Refused."""
    actor.needs(Right.MANAGE)
    asked = [await entering.find(tx, *one) for one in await entering.every(tx)]
    return [one for one in asked if one is not None and one.chat_id != actor.operator.chat_id]


async def _waiting(tx: Transaction, actor: Actor, chat_id: int, asked_at: int) -> Entering:
    """Who waits; nobody lets themselves in with another role."""
    actor.needs(Right.MANAGE)
    who = await entering.find(tx, chat_id, asked_at)
    if who is None or chat_id == actor.operator.chat_id:
        raise Refused(Reason.CHANGED)
    return who


async def _enrol(tx: Transaction, org: OrgConfig, who: Entering, now: int) -> int:
    await not_locked(tx)
    operator_id = await operators.enrol(tx, who.chat_id, who.role, who.name, now)
    await operators.used_by(tx, who.invitation_id, operator_id)
    await second_factors.forget(tx, operator_id)
    await desk_sessions.end_all(tx, operator_id)
    await audit.write(tx, operator_id, "enrolled", "invitation", who.invitation_id, now)
    await outbox.put(tx, who.chat_id, first_words.enrolled(who.role, needs_codes=org.second_factor == "required"), now)
    return operator_id
