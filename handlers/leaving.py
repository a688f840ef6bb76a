"""Leaving a form and coming back to it: what was answered is kept, or erased."""

from bot.model.sentence import Sentence
from bot.texts.register import registration
from handlers import dialogs
from handlers.family import genuine
from handlers.outdated import stale
from handlers.request import ChatRequest, say
from storage.register import drafts
from storage.store.transaction import Transaction


async def resume(tx: Transaction, request: ChatRequest, form: str) -> Sentence | None:
    """Takes a draft up again, also days later."""
    draft = await drafts.find(tx, request.chat.id, form)
    if draft is None:
        return await stale(tx, request)
    await dialogs.keep(tx, request, draft)
    await dialogs.ask(tx, request, draft)
    return None


async def cancel_present(tx: Transaction, request: ChatRequest) -> None:
    """/cancel: the form that is being filled in."""
    if request.chat.form is None:
        await say(tx, request, registration.nothing_to_cancel())
    else:
        await cancel(tx, request, request.chat.form)


async def cancel(tx: Transaction, request: ChatRequest, form: str) -> Sentence | None:
    """Asks whether to erase or to keep; a short form ends at once."""
    draft = await drafts.find(tx, request.chat.id, form)
    if draft is None:
        return await stale(tx, request)
    if form == "registration":
        await say(tx, request, registration.cancel(form))
        return None
    await dialogs.erase(tx, request, form)
    await say(tx, request, registration.left())
    if form == "check":
        await genuine.go_on(tx, request, draft)
        return None
    if form == "domains" and await drafts.find(tx, request.chat.id, "broadcast"):  # the text is to be changed instead
        return await resume(tx, request, "broadcast")
    await dialogs.remind(tx, request, form)
    return None


async def erase(tx: Transaction, request: ChatRequest, form: str) -> Sentence | None:
    """Erases what was answered."""
    if not await dialogs.erase(tx, request, form):
        return await stale(tx, request)
    await say(tx, request, registration.erased())
    return None


async def later(tx: Transaction, request: ChatRequest, form: str) -> Sentence | None:
    """Leaves the form; the draft stays."""
    if await drafts.find(tx, request.chat.id, form) is None:
        return await stale(tx, request)
    await dialogs.leave(tx, request, form)
    await say(tx, request, registration.kept())
    return None
