"""What is done about a person at the desk: a case held, lifted, handed over; a relative barred; a return reported.

The page that is shown afterwards is the one from which it was done: of the inquiry that is named, else of the person.
"""

from bot.model.forms import FORMS
from bot.model.given import Refusal
from bot.model.refused import Reason, Refused
from bot.texts import refusals
from bot.use_cases.register import cases, holding
from bot.use_cases.returns import reports
from desk import answers
from desk.cases import page, person_page
from desk.pages import Answer, Elsewhere
from desk.request import DeskRequest
from storage.store.transaction import Transaction


async def hold(tx: Transaction, request: DeskRequest, person_id: int) -> Answer:
    """A person handles the case from now on."""
    if not await holding.hold(tx, request.actor, person_id):
        raise Refused(Reason.CHANGED)
    return back(request, person_id)


async def lift(tx: Transaction, request: DeskRequest, person_id: int) -> Answer:
    """The bot goes on with the case."""
    await holding.lift(tx, request.actor, person_id, request.number("holder"), request.number("since"))
    return back(request, person_id)


async def hand_over(tx: Transaction, request: DeskRequest, person_id: int) -> Answer:
    """Another operator answers for the held case."""
    await holding.hand_over(tx, request.actor, person_id, request.number("holder"), request.number("to"))
    return back(request, person_id)


async def bar(tx: Transaction, request: DeskRequest, inquiry_id: int) -> Answer:
    """This relative is not to be told."""
    await cases.bar(tx, request.actor, inquiry_id)
    return Elsewhere(f"/cases/{inquiry_id}")


async def unbar(tx: Transaction, request: DeskRequest, inquiry_id: int) -> Answer:
    """This relative may be told."""
    await cases.unbar(tx, request.actor, inquiry_id)
    return Elsewhere(f"/cases/{inquiry_id}")


async def report(tx: Transaction, request: DeskRequest, person_id: int) -> Answer:
    """A return is reported, and waits for a second operator."""
    await reports.may_report(tx, request.actor, person_id)
    try:
        evidence = answers.read(FORMS["report"], request)
    except Refusal as refusal:
        why, asked = refusals.sentence(refusal), request.word("inquiry")
        if asked:
            return await page(tx, request, request.number("inquiry"), why)
        return await person_page(tx, request, person_id, why)
    await reports.report(tx, request.actor, person_id, evidence)
    return back(request, person_id)


def back(request: DeskRequest, person_id: int) -> Elsewhere:
    """To the page from which it was done."""
    asked = request.number("inquiry") if request.word("inquiry") else 0
    return Elsewhere(f"/cases/{asked}" if asked else f"/cases/person/{person_id}")
