"""The operators' menu: what waits."""

from bot.model.inquiry import Inquiry
from bot.texts import operators as texts
from bot.use_cases.turn import Turn, say
from storage import inquiries, notices, reports, talks
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


async def menu(tx: Transaction, turn: Turn) -> None:
    """How much waits for this operator, and the way to it."""
    waiting = await inquiries.waiting(tx, turn.staff.id, turn.now)
    unread, calls = len(await talks.waiting(tx, turn.staff, turn.now)), await notices.calls_waiting(tx)
    open_reports = len(await reports.all_open(tx))
    await say(tx, turn, texts.menu(turn.language, turn.staff, waiting, unread, open_reports, calls))
