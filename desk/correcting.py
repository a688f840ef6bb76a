"""A correction at the desk: a second operator says what was wrong, and exactly those who were told hear so."""

from bot.model.correction import Wrong
from bot.model.forms import FORMS
from bot.model.given import Refusal
from bot.model.sentence import Sentence
from bot.texts import operator_questions, refusals
from bot.texts.returns import audience
from bot.texts.returns import corrections as texts
from bot.use_cases.returns import corrections
from desk import answers
from desk.pages import Answer, Elsewhere, Page
from desk.request import DeskRequest
from storage.store.transaction import Transaction


async def of_case(tx: Transaction, request: DeskRequest, verification_id: int) -> Answer:
    """What was stopped of one person, and who knows of it."""
    return await _page(tx, request, Wrong(verification_id))


async def send_of_case(tx: Transaction, request: DeskRequest, verification_id: int) -> Answer:
    """The correction leaves."""
    return await _send(tx, request, Wrong(verification_id))


async def of_list(tx: Transaction, request: DeskRequest, list_id: int) -> Answer:
    """The same of all that was stopped of a list."""
    return await _page(tx, request, Wrong(list_id, is_list=True))


async def send_of_list(tx: Transaction, request: DeskRequest, list_id: int) -> Answer:
    """The corrections leave, piece by piece."""
    return await _send(tx, request, Wrong(list_id, is_list=True))


async def _send(tx: Transaction, request: DeskRequest, wrong: Wrong) -> Answer:
    stopped = await corrections.may_correct(tx, request.actor, wrong)
    try:
        statement = answers.read(FORMS["correct"], request)["statement"]
    except Refusal as refusal:
        return await _page(tx, request, wrong, refusals.sentence(refusal))
    await corrections.correct(tx, request.actor, wrong, statement)
    return Elsewhere(f"/cases/person/{stopped[0].person_id}" if stopped else f"/lists/{wrong.id}")


async def _page(tx: Transaction, request: DeskRequest, wrong: Wrong, why: Sentence | None = None) -> Page:
    stopped = await corrections.may_correct(tx, request.actor, wrong)
    values = {
        "case": f"/cases/person/{stopped[0].person_id}" if stopped else f"/lists/{wrong.id}",
        "reach": await corrections.reach(tx, wrong),
        "why": why,
        "asked": operator_questions,
        "audience": audience,
        "corrections": texts,
    }
    return Page("cases/correction.html", values, status=409 if why else 200)
