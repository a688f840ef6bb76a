"""Returns in the chat: reporting, the second look, stopping the notices."""

from bot.model.form import Draft
from bot.model.inquiry import State
from bot.model.refused import Reason, Refused
from bot.texts.register import review
from bot.texts.returns import returns as texts
from bot.use_cases.returns import reports
from handlers import dialogs
from handlers.turn import Turn, say
from storage.register import inquiries, persons
from storage.store.transaction import Transaction

SHOWN = 50  # Telegram refuses a message with more than a hundred buttons, and an exchange brings back more people


async def begin(tx: Transaction, turn: Turn, inquiry_id: str) -> None:
    """An operator wants to report a return; asks for the evidence."""
    inquiry = await inquiries.get(tx, int(inquiry_id))
    if inquiry.person_id is None or inquiry.state is not State.ACCEPTED:
        raise Refused(Reason.DECIDED)
    person = await reports.may_report(tx, turn.actor, inquiry.person_id)
    await dialogs.begin(tx, turn, "report", person.id)


async def end_report(tx: Transaction, turn: Turn, draft: Draft) -> None:
    """The report waits for a second operator."""
    await reports.report(tx, turn.actor, int(draft.subject), draft.answers)
    await say(tx, turn, texts.reported())


async def waiting(tx: Transaction, turn: Turn) -> None:
    """/returns: the reports that wait for a second operator."""
    found = (await reports.waiting(tx, turn.actor))[:SHOWN]
    rows = [(report, await persons.get(tx, report.person_id)) for report in found]
    await say(tx, turn, texts.list_open(rows) if rows else texts.none_open())


async def show(tx: Transaction, turn: Turn, report_id: str) -> None:
    """The report with the evidence, the fields to compare, and how many relatives would be told."""
    seen = await reports.view(tx, turn.actor, int(report_id))
    for inquiry in [one for one in seen.asked if one.facts.get("photo")][:1]:
        await say(tx, turn, review.photo(inquiry))
    await say(tx, turn, *texts.card(turn.house, seen))


async def withdraw(tx: Transaction, turn: Turn, report_id: str) -> None:
    """The reporter takes the report back."""
    await reports.withdraw(tx, turn.actor, int(report_id))
    await say(tx, turn, texts.withdrawn())


async def verify(tx: Transaction, turn: Turn, report_id: str) -> None:
    """A second operator wants to verify; asks for the own statement."""
    report = await reports.may_decide(tx, turn.actor, int(report_id))
    await dialogs.begin(tx, turn, "verify", report.id)


async def reject(tx: Transaction, turn: Turn, report_id: str) -> None:
    """A second operator finds the report not enough; asks why."""
    report = await reports.may_decide(tx, turn.actor, int(report_id), rejecting=True)
    await dialogs.begin(tx, turn, "reject", report.id)


async def end_verify(tx: Transaction, turn: Turn, draft: Draft) -> None:
    """Two operators have verified the return."""
    await reports.verify(tx, turn.actor, int(draft.subject), draft.answers["statement"])


async def end_reject(tx: Transaction, turn: Turn, draft: Draft) -> None:
    """The report is not enough."""
    await reports.reject(tx, turn.actor, int(draft.subject), draft.answers["statement"])


async def stop(tx: Transaction, turn: Turn, verification_id: str) -> None:
    """Any operator but a relative withdraws a verification."""
    await reports.stop(tx, turn.actor, int(verification_id))
