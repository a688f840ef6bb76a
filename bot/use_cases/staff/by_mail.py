"""Operators who gave an address are written to when something waits at the desk: that it does, and nothing else.

At most once an hour, only when more waits than they were told, and not while they are there.  What is taken to be sent
counts as sent, and is said again after an hour if it failed: a server that takes nothing is not asked again and again.
"""

import re
from dataclasses import dataclass, field

from bot.i18n import Language
from bot.model.actor import Actor
from bot.model.given import Refusal
from bot.model.refused import Reason, Refused
from bot.model.rights import Right, Role, may
from bot.model.waiting import Waiting
from bot.settings import OrgConfig
from bot.use_cases.returns import about_to_leave
from bot.use_cases.staff.menu import waiting
from storage.queues import announcements
from storage.staff import audit, desk_sessions, emails, operators
from storage.staff.emails import Address
from storage.store.transaction import Transaction

HOUR = 3_600
HERE = 600  # seconds: whoever was there so short a time ago sees it by themselves
LONGEST = 254
_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z0-9-]{2,63}")


@dataclass(frozen=True)
class Mail:
    """To be sent now, in the language of its reader.  told: how much they had been told before."""

    operator_id: int
    language: Language
    told: int
    address: str = field(repr=False)


async def given(tx: Transaction, actor: Actor) -> str:
    """The actor's address; empty without one.  Refused."""
    actor.needs(Right.STOP)
    return await emails.find(tx, actor.id)


async def give(tx: Transaction, actor: Actor, address: str) -> None:
    """From now on the actor is written to.  Raises Refusal("not_an_address"); Refused."""
    actor.needs(Right.STOP)
    if len(address) > LONGEST or not _ADDRESS.fullmatch(address):
        raise Refusal("not_an_address")
    await emails.keep(tx, actor.id, address)
    await audit.write(tx, actor.id, "gave", "operator_email", actor.id, actor.now)


async def take_away(tx: Transaction, actor: Actor) -> None:
    """Nothing is written there any more.  Refused, with CHANGED when there was none."""
    actor.needs(Right.STOP)
    if not await emails.forget(tx, actor.id):
        raise Refused(Reason.CHANGED)
    await audit.write(tx, actor.id, "took back", "operator_email", actor.id, actor.now)


async def take(tx: Transaction, org: OrgConfig, now: int) -> list[Mail]:
    """What is to be sent at this moment; it counts as sent from now on."""
    asked = [await _mail(tx, org, one, now) for one in await emails.every(tx)]
    return [one for one in asked if one is not None]


async def _mail(tx: Transaction, org: OrgConfig, one: Address, now: int) -> Mail | None:
    operator = await operators.get(tx, one.operator_id)
    if not await operators.is_active(tx, operator.id):
        return None
    much = await _waits(tx, Actor(operator, org, now))
    if much < one.told:
        await emails.told(tx, operator.id, much)
    if much <= one.told or now - one.sent_at < HOUR or await _is_here(tx, operator.id, now):
        return None
    await emails.told(tx, operator.id, much, now)
    return Mail(operator.id, operator.language, one.told, one.address)


async def not_sent(tx: Transaction, mail: Mail) -> None:
    """The operator was not told after all; the next look that may write says it."""
    await emails.told(tx, mail.operator_id, mail.told)


async def _is_here(tx: Transaction, operator_id: int, now: int) -> bool:
    return any(now - session.seen_at < HERE for session in await desk_sessions.of(tx, operator_id, now))


async def _waits(tx: Transaction, actor: Actor) -> int:
    leaving, _first = await about_to_leave.soon(tx, actor)
    unread = await announcements.unread(tx, actor.operator.chat_id, actor.now)
    return leaving + unread.count + _of_role(actor.operator.role, await waiting(tx, actor))


def _of_role(role: Role, what: Waiting) -> int:
    parts = {
        Right.REVIEW: what.inquiries + what.messages,
        Right.REPORT: what.meetings + what.pairs,
        Right.VERIFY: what.reports,
        Right.CALL: what.calls,
        Right.BROADCAST: what.updates,
    }
    return sum(count for right, count in parts.items() if may(role, right))
