"""The operators' menu: what waits."""

from collections.abc import Callable, Sequence

from bot.model.chat import Operator
from bot.model.inquiry import Inquiry
from bot.model.message import Message
from bot.model.report import Report
from bot.model.rights import Right, may
from bot.texts.staff import operators as texts
from bot.use_cases.staff.staff import Part, T, meetings, tell_of_many
from handlers.turn import Turn, say
from storage.register import inquiries, kin, talks
from storage.returns import notices, reports
from storage.store.transaction import Transaction
from storage.updates import broadcasts


async def is_relative(tx: Transaction, turn: Turn, person_id: int | None) -> bool:
    """Whether this operator misses that person, and so may neither see nor decide more than any other relative."""
    return await kin.is_relative(tx, turn.chat.id, person_id)


async def concerns(tx: Transaction, turn: Turn, inquiry: Inquiry) -> bool:
    """Whether this operator misses whoever an inquiry is about."""
    return await kin.is_relative(tx, turn.chat.id, inquiry.person_id, inquiry.id)


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
