"""An administrator invites at the desk, or wants another role for somebody: another administrator lets them in."""

import secrets

from bot.model.act import Act
from bot.model.actor import Actor
from bot.model.refused import Reason, Refused
from bot.model.rights import Right, Role
from bot.texts.staff import enrolment as texts
from bot.use_cases.access import confirms
from bot.use_cases.announcing import notify_operators
from bot.use_cases.staff.enrolment import LIFETIME
from bot.use_cases.staff.removing import may_remove
from storage.staff import audit, entering, operators
from storage.staff.entering import Entering
from storage.store.transaction import Transaction

TOGETHER = 2  # administrators: one invites, another lets in


async def invite(tx: Transaction, actor: Actor, role: Role, code: str) -> None:
    """An administrator has made a one-time link; another one lets in whoever opens it.  Refused."""
    await _may_invite(tx, actor)
    await confirms(tx, actor, Act.INVITE, role.value)
    await _kept(tx, actor, role, code)
    said = texts.invited_by(actor.operator.name, role)
    await notify_operators(tx, Right.MANAGE, actor.now, said, but=(actor.id,))


async def propose_role(tx: Transaction, actor: Actor, operator_id: int, since: int, role: Role) -> None:
    """Another role for an operator of that enrolment: as if they had opened an invitation, another one lets them in.

    Refused.
    """
    await _may_invite(tx, actor)
    subject, enrolled_at = await may_remove(tx, actor, operator_id)
    if since != enrolled_at or role is subject.role:
        raise Refused(Reason.CHANGED)
    await confirms(tx, actor, Act.INVITE, role.value, operator_id, since)
    code = secrets.token_urlsafe(16)
    await _kept(tx, actor, role, code)
    redeemed = await operators.redeem(tx, code, actor.now)
    if redeemed is None:  # the actor is none whom somebody with the keys has made one
        raise Refused(Reason.FORGED)
    await entering.ask(tx, Entering(subject.chat_id, role, subject.name, actor.now, redeemed.id, actor.id))
    said = texts.role_proposed(actor.operator.name, subject, role, actor.now)
    await notify_operators(tx, Right.MANAGE, actor.now, said, but=(actor.id, operator_id))


async def _may_invite(tx: Transaction, actor: Actor) -> None:
    """Where nobody else could let them in, only the server invites."""
    actor.needs(Right.MANAGE)
    if len(await operators.active(tx, Right.MANAGE)) < TOGETHER:
        raise Refused(Reason.NO_SECOND_ADMINISTRATOR)


async def _kept(tx: Transaction, actor: Actor, role: Role, code: str) -> None:
    invitation_id = await operators.invite(tx, code, role, actor.now, actor.now + LIFETIME, actor.id)
    await audit.write(tx, actor.id, "invited", "invitation", invitation_id, actor.now, confirmed=actor.confirmation)
