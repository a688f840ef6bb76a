"""A relative registers a missing person."""

from bot.model.form import Draft
from bot.model.forms import FORMS
from bot.model.limits import Deed
from bot.model.registration import ABOUT_THE_RELATIVE
from bot.texts.register import arrival, registration
from bot.use_cases.register import limits, registering
from handlers import dialogs
from handlers.request import ChatRequest, say
from storage.register import drafts
from storage.store.transaction import Transaction


async def begin(tx: Transaction, request: ChatRequest) -> None:
    """The first question, or the choice between an unfinished registration and a new one."""
    if request.chat.has_consented and await drafts.find(tx, request.chat.id, "registration"):
        await say(tx, request, registration.unfinished())
    else:
        await anew(tx, request)


async def anew(tx: Transaction, request: ChatRequest) -> None:
    """A new registration.  What the relative has told about themselves before is not asked again."""
    if not request.chat.has_consented:
        await say(tx, request, arrival.welcome(request.org))
        return
    await limits.need_room(tx, Deed.INQUIRY, request.chat.id, request.now)
    known = await registering.known(tx, request.chat)
    await say(tx, request, registration.begun())
    await dialogs.begin(tx, request, "registration", known=known)


async def end(tx: Transaction, request: ChatRequest, draft: Draft) -> None:
    """Send was pressed: the inquiry exists, the relative has its reference."""
    asked = {*FORMS["registration"].asked(draft), *ABOUT_THE_RELATIVE}
    facts = {name: value for name, value in draft.answers.items() if name in asked}
    reference = await registering.send(tx, request.chat, request.org, facts, request.now)
    await say(tx, request, registration.received(request.org, reference))
