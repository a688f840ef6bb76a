"""What a relative may ask for about the own data."""

from bot.model.changes import CHANGEABLE
from bot.model.form import Draft
from bot.model.refused import Reason, Refused
from bot.texts.rights import copies as texts
from bot.texts.rights import me as me_texts
from bot.use_cases.rights import copies, details
from handlers import dialogs
from handlers.request import ChatRequest, say
from storage.rights.holdings import PAUSE
from storage.store.transaction import Transaction


async def copy(tx: Transaction, request: ChatRequest) -> None:
    """/mydata: everything that is held about the relative, in two files; then the present question if there is one."""
    held = await copies.make(tx, request.chat, request.operator, request.now)
    if isinstance(held, int):
        await say(tx, request, texts.a_little_later(request.org, held, held + PAUSE))
    else:
        await say(tx, request, *texts.copies(request.language, request.org, held, request.now))
    await dialogs.repeat(tx, request)


async def me(tx: Transaction, request: ChatRequest) -> None:
    """/me: the relative's own details and what can be done with them; then the present question if there is one."""
    await say(tx, request, me_texts.me(request.language, request.org, await details.view(tx, request.chat)))
    await dialogs.repeat(tx, request)


async def change(tx: Transaction, request: ChatRequest, form: str) -> None:
    """The relative wants to change the own name or phone number."""
    if form not in CHANGEABLE:
        raise Refused(Reason.CHANGED)
    await details.may_change(tx, request.chat)
    await dialogs.begin(tx, request, form)


async def end_change(tx: Transaction, request: ChatRequest, draft: Draft) -> None:
    """The new value was given."""
    field = CHANGEABLE[draft.form]
    changed = await details.change(tx, request.chat, field, draft.answers, request.now)
    await say(tx, request, me_texts.changed(field, draft.answers[field]) if changed else me_texts.unchanged())
