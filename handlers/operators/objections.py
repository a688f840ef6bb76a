"""What stands against reporting or deciding a return: a key of bot/texts/returns.refusal, or None."""

from bot.model.report import Report
from handlers.operators import staff
from handlers.turn import Turn
from storage.register import kin, persons
from storage.returns import reports
from storage.staff import operators
from storage.store.transaction import Transaction


async def against_reporting(tx: Transaction, turn: Turn, person_id: int) -> str | None:
    """Why this operator cannot report a return of this person now; None when nothing stands against it."""
    if await staff.is_relative(tx, turn, person_id):
        return "relative"
    if (await persons.get(tx, person_id)).held_by is not None:
        return "held"
    return "exists" if await reports.open_of(tx, person_id) else None


async def against_row(tx: Transaction, turn: Turn, row_id: int, person_id: int | None = None) -> str | None:
    """Why this operator cannot decide about a row of a list, or whether it is this person; None when nothing does."""
    if await kin.is_of_row(tx, turn.chat.id, row_id) or await staff.is_relative(tx, turn, person_id):
        return "relative"
    return "held" if person_id and (await persons.get(tx, person_id)).held_by is not None else None


async def against_withdrawing(tx: Transaction, turn: Turn, report: Report) -> str | None:
    """Why this operator cannot take this report back; None when nothing stands against it."""
    if await staff.is_relative(tx, turn, report.person_id):
        return "relative"
    if report.state != "open" or report.reported_by != turn.staff.id:
        return "decided"
    return "held" if (await persons.get(tx, report.person_id)).held_by is not None else None


async def against_deciding(tx: Transaction, turn: Turn, report: Report, *, rejecting: bool = False) -> str | None:
    """Why this operator cannot decide this report now; None when nothing stands against it.

    A report whose reporter has left can still be rejected, or the person could never be reported again.
    """
    if await staff.is_relative(tx, turn, report.person_id):
        return "relative"
    if report.state != "open":
        return "decided"
    if report.reported_by == turn.staff.id:
        return "own"
    if not rejecting and not await operators.is_active(tx, report.reported_by):
        return "reporter_gone"
    return "held" if (await persons.get(tx, report.person_id)).held_by is not None else None
