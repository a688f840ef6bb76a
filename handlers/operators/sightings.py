"""Reports of meetings in the operators' chat: read, linked to a case, held, asked about, finished."""

from bot.model.form import Draft
from bot.model.given import Refusal
from bot.texts import refusals
from bot.texts.register import cases as case_texts
from bot.texts.register import sightings as texts
from bot.texts.writing import reply
from bot.use_cases.register import sightings
from handlers import dialogs
from handlers.turn import Turn, say
from storage.store.transaction import Transaction


async def oldest(tx: Transaction, turn: Turn) -> None:
    """The report that this operator has in hand, else the one that waits longest."""
    sighting = await sightings.oldest(tx, turn.actor)
    await say(tx, turn, *(texts.card(turn.house, sighting) if sighting else [texts.none_waiting()]))


async def link(tx: Transaction, turn: Turn, sighting_id: str) -> None:
    """Asks to which case."""
    sighting = await sightings.take(tx, turn.actor, int(sighting_id))
    await dialogs.begin(tx, turn, "corroborate", sighting.id)


async def write(tx: Transaction, turn: Turn, sighting_id: str) -> None:
    """The operator wants to ask who reported it."""
    await sightings.take_reporter(tx, turn.actor, int(sighting_id))
    await dialogs.begin(tx, turn, "reply", f"sighting/{sighting_id}")


async def grave(tx: Transaction, turn: Turn, sighting_id: str) -> None:
    """It speaks of the worst: a person handles it, and the cases it is linked to."""
    held = await sightings.mark_grave(tx, turn.actor, int(sighting_id))
    await say(tx, turn, *[case_texts.held(True, turn.staff.name)] * held)
    await say(tx, turn, *texts.card(turn.house, await sightings.view(tx, turn.actor, int(sighting_id))))


async def give_back(tx: Transaction, turn: Turn, sighting_id: str) -> None:
    """Another operator is to look at it."""
    await sightings.give_back(tx, turn.actor, int(sighting_id))
    await say(tx, turn, texts.given_back())


async def finish(tx: Transaction, turn: Turn, sighting_id: str) -> None:
    """Nothing more is to be done with it; the next one."""
    await sightings.finish(tx, turn.actor, int(sighting_id))
    await oldest(tx, turn)


async def end_link(tx: Transaction, turn: Turn, draft: Draft) -> None:
    """The report is on the card of the case; asks again when there is no such case."""
    linked = await sightings.link(tx, turn.actor, int(draft.subject), draft.answers)
    if linked is None:
        await say(tx, turn, reply(refusals.sentence(Refusal("no_reference"))))
        await dialogs.begin(tx, turn, "corroborate", draft.subject)
        return
    await say(tx, turn, texts.linked(linked.inquiry, int(draft.subject)))
    if linked.held:
        await say(tx, turn, case_texts.held(True, turn.staff.name))
