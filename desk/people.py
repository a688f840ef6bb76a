"""Operators and their accounts: who there is, who is let in and as what, who is removed or woken."""

import secrets

from bot.model.refused import Reason, Refused
from bot.model.rights import Role
from bot.texts.staff import sleeping as texts
from bot.use_cases import metering
from bot.use_cases.staff import accounts, enrolment, inviting, removing, second_factor, sleeping
from desk.pages import Answer, Elsewhere, Page
from desk.request import DeskRequest
from storage.store.transaction import Transaction

PEOPLE = "/people"


async def every(tx: Transaction, request: DeskRequest) -> Answer:
    """Everybody who is an operator, and who waits to be let in."""
    values = {"seen": await accounts.every(tx, request.actor), "roles": list(Role), "sleeping": texts}
    return Page("people/every.html", values)


async def one(tx: Transaction, request: DeskRequest, operator: int) -> Answer:
    """One of them, and what can be done."""
    values = {"account": await accounts.one(tx, request.actor, operator), "roles": list(Role), "sleeping": texts}
    return Page("people/one.html", values)


async def invite(tx: Transaction, request: DeskRequest) -> Answer:
    """A one-time link, which is shown this once."""
    role, code = _role(request), secrets.token_urlsafe(16)
    await inviting.invite(tx, request.actor, role, code)
    return Page("people/invited.html", {"role": role, "code": code, "link": f"{request.org.desk_url}/enrol#{code}"})


async def let_in(tx: Transaction, request: DeskRequest) -> Answer:
    """An administrator has made sure who it is."""
    await enrolment.let_in(tx, request.actor, request.number("account"), request.number("asked_at"))
    return Elsewhere(PEOPLE)


async def turn_away(tx: Transaction, request: DeskRequest) -> Answer:
    """Nobody knows them."""
    await enrolment.turn_away(tx, request.actor, request.number("account"), request.number("asked_at"))
    return Elsewhere(PEOPLE)


async def propose_role(tx: Transaction, request: DeskRequest, operator: int) -> Answer:
    """Another role, to which another administrator has to agree."""
    await inviting.propose_role(tx, request.actor, operator, request.number("since"), _role(request))
    return Elsewhere(PEOPLE)


async def remove(tx: Transaction, request: DeskRequest, operator: int) -> Answer:
    """At once, or an administrator when a second one agrees."""
    _subject, gone = await removing.remove(tx, request.actor, operator, request.number("since"))
    return Elsewhere(PEOPLE if gone else f"{PEOPLE}/{operator}")


async def keep(tx: Transaction, request: DeskRequest, operator: int) -> Answer:
    """An administrator who was to be removed stays."""
    await removing.keep(tx, request.actor, operator, request.number("since"))
    return Elsewhere(f"{PEOPLE}/{operator}")


async def wake(tx: Transaction, request: DeskRequest, operator: int) -> Answer:
    """An administrator knows that it is still them."""
    await sleeping.wake(tx, request.actor, operator, request.number("asleep_at"))
    return Elsewhere(f"{PEOPLE}/{operator}")


async def see_again(tx: Transaction, request: DeskRequest, operator: int) -> Answer:
    """The pause of somebody who has opened very many people is over."""
    await metering.end_pause(tx, request.actor, operator, request.number("paused_at"))
    return Elsewhere(f"{PEOPLE}/{operator}")


async def ask_reset(tx: Transaction, request: DeskRequest, operator: int) -> Answer:
    """They have lost the codes of the chat; another administrator has to agree."""
    request.number("since")
    await second_factor.ask_reset(tx, request.actor, operator)
    return Elsewhere(f"{PEOPLE}/{operator}")


async def agree_reset(tx: Transaction, request: DeskRequest, operator: int) -> Answer:
    """This administrator agrees."""
    await second_factor.reset(tx, request.actor, operator, request.number("asked_at"))
    return Elsewhere(f"{PEOPLE}/{operator}")


async def end_sessions(tx: Transaction, request: DeskRequest, operator: int) -> Answer:
    """They are signed out wherever they are signed in."""
    request.number("since")  # no other form does this
    await accounts.end_sessions(tx, request.actor, operator)
    return Elsewhere(f"{PEOPLE}/{operator}")


def _role(request: DeskRequest) -> Role:
    if request.word("role") not in set(Role):
        raise Refused(Reason.CHANGED)
    return Role(request.word("role"))
