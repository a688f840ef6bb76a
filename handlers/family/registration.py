"""A relative registers a missing person."""

from dataclasses import replace

from bot.model.form import Draft
from bot.model.forms import FORMS
from bot.model.limits import Deed
from bot.model.registration import ABOUT_THE_RELATIVE
from bot.texts import labels
from bot.texts.register import arrival, registration
from bot.use_cases.register import inquiries, limits, registering
from handlers import dialogs
from handlers.request import ChatRequest, say
from storage.register import drafts
from storage.store.transaction import Transaction

AGAIN = "again"  # of a draft: that the same person was registered before has been said


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


async def about(tx: Transaction, request: ChatRequest, category: str) -> None:
    """The first answer was given where the registration was offered; it is begun with it."""
    draft = await drafts.find(tx, request.chat.id, "registration")
    if request.chat.has_consented and draft and draft.step == "category":
        await dialogs.mark(tx, request, labels.CATEGORIES[category])
        await dialogs.take_up(tx, request, FORMS["registration"].choose(draft, "category", category, request.today))
    elif request.chat.has_consented and draft is None:
        await limits.need_room(tx, Deed.INQUIRY, request.chat.id, request.now)
        await dialogs.mark(tx, request, labels.CATEGORIES[category])
        known = await registering.known(tx, request.chat)
        await dialogs.begin(tx, request, "registration", known=known, answers={"category": category})
    else:
        await begin(tx, request)


async def again(tx: Transaction, request: ChatRequest, inquiry_id: int) -> None:
    """An inquiry that has ended, to be completed and sent once more; answers that wait unsent come first."""
    inquiry = await inquiries.ended(tx, request.chat, inquiry_id)
    if not request.chat.has_consented or await drafts.find(tx, request.chat.id, "registration"):
        await begin(tx, request)
        return
    await limits.need_room(tx, Deed.INQUIRY, request.chat.id, request.now)
    await dialogs.bring_letters_back(tx, request)
    await dialogs.take_up(tx, request, FORMS["registration"].filled(inquiry.facts))


async def end(tx: Transaction, request: ChatRequest, draft: Draft) -> None:
    """Send was pressed: the inquiry exists, the relative has its reference; the same person twice is asked about."""
    asked = {*FORMS["registration"].asked(draft), *ABOUT_THE_RELATIVE}
    facts = {name: value for name, value in draft.answers.items() if name in asked}
    before = None if draft.subject == AGAIN else await registering.registered(tx, request.chat, facts)
    if before is not None:
        await dialogs.keep(tx, request, replace(draft, subject=AGAIN, asked=None))
        await say(tx, request, registration.twice(before.reference, before.id))
        return
    reference = await registering.send(tx, request.chat, request.org, facts, request.now)
    await say(tx, request, registration.received(request.org, reference))
