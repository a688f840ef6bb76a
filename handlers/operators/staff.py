"""The operators' menu: what waits."""

from bot.model.inquiry import Inquiry
from bot.model.report import Report
from bot.texts.staff import operators as texts
from bot.use_cases.staff.staff import meetings
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
