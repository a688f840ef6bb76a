"""I saw somebody: anybody tells who they met.  Nothing they read shows whether the person is registered (N3)."""

from bot.model.form import Draft
from bot.model.forms import FORMS
from bot.model.limits import Deed
from bot.texts.register import arrival, meeting
from bot.use_cases.register import limits, sightings
from handlers import dialogs
from handlers.request import ChatRequest, say
from storage.store.transaction import Transaction


async def begin(tx: Transaction, request: ChatRequest) -> None:
    """/seen: the first question; before consent the first words, and the question once it was given."""
    await limits.need_room(tx, Deed.MEETING, request.chat.id, request.now)
    if request.chat.has_consented:
        await say(tx, request, meeting.opening(request.org))
        await dialogs.begin(tx, request, "sighting")
        return
    await dialogs.bring_letters_back(tx, request)
    await dialogs.keep(tx, request, FORMS["sighting"].begin())
    await say(tx, request, arrival.welcome_to_tell(request.org))


async def end(tx: Transaction, request: ChatRequest, draft: Draft) -> None:
    """Send was pressed: the operators have it, and who told it learns nothing by it."""
    facts = {name: said for name, said in draft.answers.items() if said}
    await say(tx, request, meeting.received(request.org))
    await sightings.report(tx, request.chat.id, facts, request.now)
