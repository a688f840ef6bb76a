"""The operators' menu: what waits."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from bot.model.chat import Operator
from bot.model.inquiry import Inquiry
from bot.model.message import Message
from bot.model.report import Report
from bot.model.rights import Right, may
from bot.model.sighting import Sighting, may_name
from bot.texts import operators as texts
from bot.use_cases.turn import Turn, say
from storage import broadcasts, inquiries, kin, notices, operators, outbox, reports, sightings, talks
from storage.transaction import Transaction

T = TypeVar("T")
Part = tuple[tuple[int, ...], T]  # one return of several: the operators who miss that person, and what is said of it


async def is_relative(tx: Transaction, turn: Turn, person_id: int | None) -> bool:
    """Whether this operator misses that person, and so may neither see nor decide more than any other relative."""
    return await kin.is_relative(tx, turn.chat.id, person_id)


async def concerns(tx: Transaction, turn: Turn, inquiry: Inquiry) -> bool:
    """Whether this operator misses whoever an inquiry is about."""
    return await kin.is_relative(tx, turn.chat.id, inquiry.person_id, inquiry.id)


async def tell_of_many(
    tx: Transaction,
    parts: Sequence[Part[T]],
    now: int,
    worded: Callable[[Operator, list[T]], Message | None],
    *,
    verification_id: int | None = None,
) -> None:
    """Each operator who may stop notices hears of the parts that are not about the own family; of none, nothing.

    verification_id: the notices announced with that verification wait until somebody has heard it.
    """
    for operator in await operators.active(tx, Right.STOP):
        heard = [what for relatives, what in parts if operator.id not in relatives]
        message = worded(operator, heard) if heard else None
        if message is not None:
            await outbox.put(tx, operator.chat_id, message, now, verification_id=verification_id)


async def tell_stopped(
    tx: Transaction, turn: Turn, parts: Sequence[Part[T]], message: Callable[[list[T], bool], Message]
) -> None:
    """All hear that it was stopped; only who may send the correction, a second verifier, gets the button for it.

    message: from the parts that the operator may hear of, and whether they get the button.
    """

    def worded(operator: Operator, heard: list[T]) -> Message:
        second = may(operator.role, Right.VERIFY) and operator.id != turn.staff.id
        return message(heard, second and len(heard) == len(parts))

    await tell_of_many(tx, parts, turn.now, worded)


async def menu(tx: Transaction, turn: Turn) -> None:
    """How much waits for this operator, and the way to it; what may concern whom they miss is not even counted (N1)."""
    waiting = await inquiries.waiting(tx, turn.staff.id, turn.now)
    unread, calls = len(await talks.waiting(tx, turn.staff, turn.now)), await notices.calls_waiting(tx, turn.staff.id)
    open_reports, seen = len(await reports_of_returns(tx, turn)), len(await meetings(tx, turn.staff, turn.now))
    updates = await broadcasts.proposed(tx, turn.staff.id)
    await say(tx, turn, texts.menu(turn.staff, waiting, unread, seen, open_reports, calls, updates))


async def reports_of_returns(tx: Transaction, turn: Turn) -> list[Report]:
    """The reports that wait for a second operator and are not about whom this operator misses."""
    return await reports.all_open(tx, turn.chat.id)


async def meetings(tx: Transaction, operator: Operator, now: int) -> list[Sighting]:
    """The reports of meetings that an operator may look at: not the own, nor any that may be about whom they miss."""
    missed = [inquiry.facts["surname"] for inquiry in await inquiries.of_chat(tx, operator.chat_id)]
    found = await sightings.waiting(tx, operator.id, now)
    return [one for one in found if one.chat_id != operator.chat_id and not may_name(one.facts, missed)]
