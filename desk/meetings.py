"""Reports of meetings at the desk: read one by one, linked to a case, held, asked about, finished."""

from bot.model.correspondence import Content
from bot.model.forms import FORMS
from bot.model.given import Refusal
from bot.model.sentence import Sentence
from bot.texts import operator_questions, refusals
from bot.texts.register import sightings as texts
from bot.use_cases.register import sightings
from bot.use_cases.staff import staff
from desk import answers
from desk.pages import Answer, Elsewhere, Page
from desk.request import DeskRequest
from storage.store.transaction import Transaction


async def every(tx: Transaction, request: DeskRequest) -> Answer:
    """How many wait, and the way to the next one."""
    return Page("cases/meetings.html", {"count": await staff.count_meetings(tx, request.operator, request.now)})


async def following(tx: Transaction, request: DeskRequest) -> Answer:
    """The report in one's own hands, else the one that waits longest, in one's own hands from now on."""
    sighting = await sightings.oldest(tx, request.actor)
    return Elsewhere(f"/sightings/{sighting.id}" if sighting else "/sightings")


async def one(tx: Transaction, request: DeskRequest, sighting_id: int) -> Answer:
    """One report, and what can be done with it."""
    return await _page(tx, request, sighting_id)


async def telephone(tx: Transaction, request: DeskRequest, sighting_id: int) -> Answer:
    """The same, with the number of whoever told it, which was asked for."""
    return await _page(tx, request, sighting_id, numbers=True)


async def link(tx: Transaction, request: DeskRequest, sighting_id: int) -> Answer:
    """It is on the page of a case."""
    try:
        said = answers.read(FORMS["corroborate"], request)
    except Refusal as refusal:
        return await _page(tx, request, sighting_id, refusals.sentence(refusal))
    linked = await sightings.link(tx, request.actor, sighting_id, said)
    if linked is None:
        return await _page(tx, request, sighting_id, refusals.sentence(Refusal("no_reference")))
    return Elsewhere(f"/cases/person/{linked.person_id}")


async def grave(tx: Transaction, request: DeskRequest, sighting_id: int) -> Answer:
    """It mentions the worst: a person handles it."""
    await sightings.mark_grave(tx, request.actor, sighting_id)
    return Elsewhere(f"/sightings/{sighting_id}")


async def ask(tx: Transaction, request: DeskRequest, sighting_id: int) -> Answer:
    """The words go to whoever told it, as they are."""
    await sightings.take_reporter(tx, request.actor, sighting_id)
    try:
        said = answers.read(FORMS["reply"], request)
    except Refusal as refusal:
        return await _page(tx, request, sighting_id, refusals.sentence(refusal))
    await sightings.ask(tx, request.actor, sighting_id, Content.answered(said))
    return Elsewhere(f"/sightings/{sighting_id}")


async def finish(tx: Transaction, request: DeskRequest, sighting_id: int) -> Answer:
    """Nothing more is to be done with it."""
    await sightings.finish(tx, request.actor, sighting_id)
    return Elsewhere("/sightings")


async def give_back(tx: Transaction, request: DeskRequest, sighting_id: int) -> Answer:
    """A colleague is to look at it."""
    await sightings.give_back(tx, request.actor, sighting_id)
    return Elsewhere("/sightings")


async def _page(
    tx: Transaction, request: DeskRequest, sighting_id: int, why: Sentence | None = None, *, numbers: bool = False
) -> Page:
    seen = await sightings.view(tx, request.actor, sighting_id)
    values = {"seen": seen, "why": why, "numbers": numbers, "told": texts.said_of, "advice": texts.advice}
    return Page("cases/meeting.html", {**values, "asked": operator_questions}, status=409 if why else 200)
