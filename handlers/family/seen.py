"""I saw somebody: anybody tells who they met.  Nothing they read shows whether the person is registered (N3)."""

from bot.model.form import Draft
from bot.model.forms import FORMS
from bot.texts.register import arrival, meeting
from bot.use_cases.register import sightings
from handlers import dialogs
from handlers.turn import Turn, say
from storage.store.transaction import Transaction


async def begin(tx: Transaction, turn: Turn) -> None:
    """/seen: the first question; before consent the first words, and the question once it was given."""
    if turn.chat.has_consented:
        await say(tx, turn, meeting.opening(turn.house))
        await dialogs.begin(tx, turn, "sighting")
        return
    await dialogs.bring_letters_back(tx, turn)
    await dialogs.keep(tx, turn, FORMS["sighting"].begin())
    await say(tx, turn, arrival.welcome(turn.house))


async def end(tx: Transaction, turn: Turn, draft: Draft) -> None:
    """Send was pressed: the operators have it, and who told it learns nothing by it."""
    facts = {name: said for name, said in draft.answers.items() if said}
    await say(tx, turn, meeting.received(turn.house))
    await sightings.report(tx, turn.chat.id, facts, turn.now)
