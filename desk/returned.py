"""One report of a return at the desk: the evidence beside the person, verified or rejected by a second operator."""

from bot.model.forms import FORMS
from bot.model.given import Refusal
from bot.model.refused import Reason, Refused
from bot.model.sentence import Sentence
from bot.texts import operator_questions, refusals
from bot.texts.refused import SENTENCES
from bot.texts.register import doubles, joining
from bot.texts.returns import audience, returns
from bot.use_cases.returns import reports
from desk import answers
from desk.pages import Answer, Elsewhere, Page
from desk.request import DeskRequest
from storage.store.transaction import Transaction


async def show(tx: Transaction, request: DeskRequest, report_id: int) -> Answer:
    """The report, the person, and who would be told."""
    return await _page(tx, request, report_id)


async def verify(tx: Transaction, request: DeskRequest, report_id: int) -> Answer:
    """The second operator stands for it as well: the notices leave after a pause in which they can be stopped."""
    report = await reports.may_decide(tx, request.actor, report_id)
    try:
        statement = answers.read(FORMS["verify"], request)["statement"]
    except Refusal as refusal:
        return await _page(tx, request, report_id, refusals.sentence(refusal))
    try:
        await reports.verify(tx, request.actor, report_id, statement, request.word("whom"))
    except Refused as refused:
        if refused.reason is not Reason.NOT_AS_SHOWN:  # of which nothing was written
            raise
        return await _page(tx, request, report_id, SENTENCES[refused.reason])
    return Elsewhere(f"/cases/person/{report.person_id}")


async def reject(tx: Transaction, request: DeskRequest, report_id: int) -> Answer:
    """The report is not enough, and the reporter reads why."""
    report = await reports.may_reject(tx, request.actor, report_id)
    try:
        statement = answers.read(FORMS["reject"], request)["statement"]
    except Refusal as refusal:
        return await _page(tx, request, report_id, refusals.sentence(refusal))
    await reports.reject(tx, request.actor, report_id, statement)
    return Elsewhere(f"/cases/person/{report.person_id}")


async def withdraw(tx: Transaction, request: DeskRequest, report_id: int) -> Answer:
    """The own report falls."""
    seen = await reports.view(tx, request.actor, report_id)
    await reports.withdraw(tx, request.actor, report_id)
    return Elsewhere(f"/cases/person/{seen.person.id}")


async def _page(tx: Transaction, request: DeskRequest, report_id: int, why: Sentence | None = None) -> Page:
    values = {
        "seen": await reports.view(tx, request.actor, report_id),
        "why": why,
        "asked": operator_questions,
        "returns": returns,
        "audience": audience,
        "joining": joining,
        "doubles": doubles,
    }
    return Page("cases/report.html", values, status=409 if why else 200)
