"""Administrators see who is an operator and how each comes in, and close the browsers of an account."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.model.actor import Actor
from bot.model.chat import Operator
from bot.model.refused import Reason, Refused
from bot.model.rights import Right
from bot.model.staff import Account, FactorReset, StaffMember
from bot.texts.staff import desk as texts
from bot.use_cases.announcing import notify_operators, tell_operator
from bot.use_cases.staff import enrolment, second_factor
from storage.register import chats
from storage.staff import audit, desk_sessions, meter, operators, passkeys, removals, uses
from storage.staff.entering import Entering
from storage.store.transaction import Transaction


@dataclass(frozen=True)
class People:
    """accounts: whoever is an operator; entering: who waits to be let in; left: who was one and has still a name."""

    accounts: Sequence[Account]
    entering: Sequence[Entering]
    left: Sequence[Operator]


async def every(tx: Transaction, actor: Actor) -> People:
    """Everybody.  Refused."""
    active, left = await enrolment.everybody(tx, actor)
    accounts = [await _account(tx, actor, operator) for operator in active]
    return People(accounts, await enrolment.waiting(tx, actor), left)


async def one(tx: Transaction, actor: Actor, operator_id: int) -> Account:
    """One of those who are an operator.  Refused, with NO_OPERATOR for anybody else."""
    actor.needs(Right.MANAGE)
    found = [operator for operator in await operators.enrolled(tx) if operator.id == operator_id]
    if not found:
        raise Refused(Reason.NO_OPERATOR)
    return await _account(tx, actor, found[0])


async def end_sessions(tx: Transaction, actor: Actor, operator_id: int) -> None:
    """Every browser in which an operator is signed in is signed out.  Refused, with CHANGED when there is none."""
    actor.needs(Right.MANAGE)
    if not await desk_sessions.end_all(tx, operator_id):
        raise Refused(Reason.CHANGED)
    await audit.write(tx, actor.id, "ended", "desk_session", operator_id, actor.now)
    subject = await operators.get(tx, operator_id)
    said = texts.sessions_ended(subject.name, actor.operator.name)
    await notify_operators(tx, Right.MANAGE, actor.now, said, but=(actor.id, subject.id))
    if subject.id != actor.id:
        await tell_operator(tx, subject.id, actor.now, said)


async def _account(tx: Transaction, actor: Actor, operator: Operator) -> Account:
    since = await operators.active_since(tx, operator.id) or 0
    used = (await uses.every(tx)).get(operator.id, {"used_at": None, "asleep_at": None})
    return Account(
        StaffMember(operator, used["used_at"], used["asleep_at"]),
        since,
        own=operator.id == actor.id,
        has_chat=await chats.written_to_in(tx, operator.chat_id) is not None,
        passkeys=await passkeys.made(tx, operator.chat_id),
        seen=[session.seen_at for session in await desk_sessions.of(tx, operator.id, actor.now)],
        paused_at=(await meter.of(tx, operator.id)).paused_at,
        removal=await _removal(tx, actor, operator.id, since),
        has_codes=not await second_factor.needs_setting_up(tx, operator),
        reset=await _reset(tx, actor, operator.id),
    )


async def _reset(tx: Transaction, actor: Actor, operator_id: int) -> FactorReset | None:
    waits = await second_factor.reset_waiting(tx, operator_id, actor.now)
    if waits is None:
        return None
    by, asked_at = waits
    return FactorReset((await operators.get(tx, by)).name, by == actor.id, asked_at)


async def _removal(tx: Transaction, actor: Actor, operator_id: int, since: int) -> tuple[str, bool] | None:
    by = await removals.asked_by(tx, operator_id, since)
    return None if by is None else ((await operators.get(tx, by)).name, by == actor.id)
