"""Reports of meetings in the operators' chat: read, linked to a case, held, asked about, finished."""

from bot.model.form import Draft
from bot.model.given import Refusal
from bot.texts import refusals
from bot.texts.register import holding
from bot.texts.register import sightings as texts
from bot.texts.writing import reply
from bot.use_cases.register import sightings
from handlers import dialogs
from handlers.request import ChatRequest, say
from storage.store.transaction import Transaction


async def oldest(tx: Transaction, request: ChatRequest) -> None:
    """The report that this operator has in hand, else the one that waits longest."""
    sighting = await sightings.oldest(tx, request.actor)
    await say(tx, request, *(texts.card(request.org, sighting) if sighting else [texts.none_waiting()]))


async def grave(tx: Transaction, request: ChatRequest, sighting_id: int) -> None:
    """It mentions the worst: a person handles it, and the cases it is linked to."""
    held = await sightings.mark_grave(tx, request.actor, sighting_id)
    await say(tx, request, *[holding.held(request.staff.name)] * held)
    await say(tx, request, *texts.card(request.org, await sightings.view(tx, request.actor, sighting_id)))


async def finish(tx: Transaction, request: ChatRequest, sighting_id: int) -> None:
    """Nothing more is to be done with it; the next one."""
    await sightings.finish(tx, request.actor, sighting_id)
    await oldest(tx, request)


async def end_link(tx: Transaction, request: ChatRequest, draft: Draft) -> None:
    """The report is on the card of the case; asks again when there is no such case."""
    linked = await sightings.link(tx, request.actor, int(draft.subject), draft.answers)
    if linked is None:
        await say(tx, request, reply(refusals.sentence(Refusal("no_reference"))))
        await dialogs.begin(tx, request, "corroborate", draft.subject)
        return
    await say(tx, request, texts.linked(linked, int(draft.subject)))
    if linked.held:
        await say(tx, request, holding.held(request.staff.name))
