"""A relative corrects an answer of an inquiry that was sent."""

from bot.model import amendment
from bot.model.form import Draft, StaleStep
from bot.model.inquiry import State
from bot.model.sentence import Sentence
from bot.texts.register import amending as texts
from bot.use_cases.register import amending
from handlers import dialogs
from handlers.outdated import stale
from handlers.request import ChatRequest, say
from storage.store.transaction import Transaction


async def choose(tx: Transaction, request: ChatRequest, inquiry_id: int) -> None:
    """Which answer is wrong; of an inquiry that has ended, how to send it again."""
    inquiry = await amending.own(tx, request.chat, inquiry_id)
    shown = texts.which(inquiry, amendment.fields(inquiry)) if inquiry.is_open else texts.ended(inquiry)
    await say(tx, request, shown)


async def ask(tx: Transaction, request: ChatRequest, inquiry_id: int, field: str) -> Sentence | None:
    """The question once more."""
    inquiry = await amending.own(tx, request.chat, inquiry_id)
    if not inquiry.is_open:
        await say(tx, request, texts.ended(inquiry))
        return None
    try:
        draft = amendment.begin(inquiry, field)
    except StaleStep:
        return await stale(tx, request)
    await dialogs.bring_letters_back(tx, request)
    await dialogs.take_up(tx, request, draft)
    return None


async def end(tx: Transaction, request: ChatRequest, draft: Draft) -> None:
    """Send was pressed."""
    inquiry = await amending.own(tx, request.chat, int(draft.subject))
    if not inquiry.is_open:
        await say(tx, request, texts.ended(inquiry))
    elif not await amending.amend(tx, request.chat, inquiry, draft.answers, request.now):
        await say(tx, request, texts.unchanged(inquiry))
    else:
        accepted = inquiry.state is State.ACCEPTED
        await say(tx, request, texts.proposed(inquiry) if accepted else texts.corrected(inquiry))
