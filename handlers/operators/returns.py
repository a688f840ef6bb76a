"""Returns in the chat: reporting, the second look, stopping the notices."""

from bot.model.case import number_of, photo_of
from bot.model.form import Draft
from bot.model.inquiry import State
from bot.model.refused import Reason, Refused
from bot.texts.register import people
from bot.texts.returns import returns as texts
from bot.texts.returns import waiting as waiting_texts
from bot.use_cases.returns import notices, reports
from bot.use_cases.returns import waiting as looking
from handlers import dialogs
from handlers.request import ChatRequest, say
from storage.register import inquiries
from storage.store.transaction import Transaction


async def begin(tx: Transaction, request: ChatRequest, inquiry_id: int) -> None:
    """An operator wants to report a return; asks for the evidence."""
    inquiry = await inquiries.get(tx, inquiry_id)
    if inquiry.person_id is None or inquiry.state is not State.ACCEPTED:
        raise Refused(Reason.DECIDED)
    person = await reports.may_report(tx, request.actor, inquiry.person_id)
    await dialogs.begin(tx, request, "report", person.id)


async def begin_of_person(tx: Transaction, request: ChatRequest, person_id: int) -> None:
    """The same about whoever is in the register, asked about or not."""
    person = await reports.may_report(tx, request.actor, person_id)
    await dialogs.begin(tx, request, "report", person.id)


async def end_report(tx: Transaction, request: ChatRequest, draft: Draft) -> None:
    """The report waits for a second operator."""
    await reports.report(tx, request.actor, int(draft.subject), draft.answers)
    await say(tx, request, texts.reported())


async def waiting(tx: Transaction, request: ChatRequest, number: int = 1) -> None:
    """/returns: what waits for a second operator, page by page."""
    seen = await looking.page(tx, request.actor, number)
    await say(tx, request, waiting_texts.page(seen) if seen.shown else waiting_texts.none_open())


async def show(tx: Transaction, request: ChatRequest, report_id: int) -> None:
    """The report with the evidence, the fields to compare, and how many relatives would be told."""
    seen = await reports.view(tx, request.actor, report_id)
    if photo := photo_of(seen.person, seen.asked):
        await say(tx, request, people.photo(number_of(seen.person, seen.asked), photo))
    await say(tx, request, *texts.card(request.org, seen))


async def begin_verify(tx: Transaction, request: ChatRequest, report_id: int) -> None:
    """A second operator wants to verify it; the form remembers who would be told."""
    whom = await notices.told_as(tx, await reports.may_decide(tx, request.actor, report_id))
    await dialogs.begin(tx, request, "verify", f"{report_id}/{whom}")


async def end_verify(tx: Transaction, request: ChatRequest, draft: Draft) -> None:
    """Two operators have verified the return."""
    report_id, _slash, whom = draft.subject.partition("/")
    await reports.verify(tx, request.actor, int(report_id), draft.answers["statement"], whom or None)


async def end_reject(tx: Transaction, request: ChatRequest, draft: Draft) -> None:
    """The report is not enough."""
    await reports.reject(tx, request.actor, int(draft.subject), draft.answers["statement"])
