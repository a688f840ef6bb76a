"""The operators' menu: what waits."""

from collections.abc import Callable
from functools import partial

from bot.model.chat import Operator
from bot.model.inquiry import Inquiry
from bot.model.message import Message
from bot.model.report import Report
from bot.model.rights import Right
from bot.model.sighting import Sighting, may_name
from bot.texts import operators as texts
from bot.use_cases.turn import Turn, say, tell
from storage import broadcasts, inquiries, notices, operators, reports, sightings, talks
from storage.transaction import Transaction


async def is_relative(tx: Transaction, turn: Turn, person_id: int | None) -> bool:
    """Whether this operator asks about that person, and so may neither see nor decide more than any other relative."""
    asked = await inquiries.of_person(tx, person_id) if person_id is not None else []
    return turn.chat.id in {inquiry.chat_id for inquiry in asked}


async def concerns(tx: Transaction, turn: Turn, inquiry: Inquiry) -> bool:
    """Whether this operator asks about the person of an inquiry, or about somebody who may be the same."""
    if await is_relative(tx, turn, inquiry.person_id):
        return True
    return await inquiries.concerns(tx, inquiry.id, turn.chat.id)


async def tell_stopped(
    tx: Transaction, turn: Turn, message: Callable[..., Message], *, but: tuple[int, ...] = ()
) -> None:
    """All hear that it was stopped; only who may send the correction, a second verifier, gets the button for it."""
    second = [one.id for one in await operators.active(tx, Right.VERIFY) if one.id != turn.staff.id]
    await tell(tx, Right.STOP, turn.now, partial(message, second=False), but=(*but, *second))
    await tell(tx, Right.VERIFY, turn.now, partial(message, second=True), but=(*but, turn.staff.id))


async def menu(tx: Transaction, turn: Turn) -> None:
    """How much waits for this operator, and the way to it; what may concern whom they miss is not even counted (N1)."""
    waiting = await inquiries.waiting(tx, turn.staff.id, turn.now)
    unread, calls = len(await talks.waiting(tx, turn.staff, turn.now)), await notices.calls_waiting(tx, turn.staff.id)
    open_reports, seen = len(await reports_of_returns(tx, turn)), len(await meetings(tx, turn.staff, turn.now))
    updates = await broadcasts.proposed(tx, turn.staff.id)
    await say(tx, turn, texts.menu(turn.language, turn.staff, waiting, unread, seen, open_reports, calls, updates))


async def reports_of_returns(tx: Transaction, turn: Turn) -> list[Report]:
    """The reports that wait for a second operator and are not about whom this operator misses."""
    return [r for r in await reports.all_open(tx) if not await is_relative(tx, turn, r.person_id)]


async def meetings(tx: Transaction, operator: Operator, now: int) -> list[Sighting]:
    """The reports of meetings that an operator may look at: not the own, nor any that may be about whom they miss."""
    missed = [inquiry.facts["surname"] for inquiry in await inquiries.of_chat(tx, operator.chat_id)]
    found = await sightings.waiting(tx, operator.id, now)
    return [one for one in found if one.chat_id != operator.chat_id and not may_name(one.facts, missed)]
