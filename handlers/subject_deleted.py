"""A case that somebody holds open is erased in the meantime: a friendly sentence, and a form about it is closed."""

from bot.model.form import Draft
from bot.model.sentence import Sentence
from bot.texts import dead_ends
from handlers import dialogs, forms
from handlers.request import ChatRequest, say
from storage.register import drafts
from storage.store.existing import exists
from storage.store.transaction import Transaction


async def subject_deleted(tx: Transaction, request: ChatRequest) -> Sentence:
    """Said in place of what was to be done, of which nothing was."""
    draft = await drafts.find(tx, request.chat.id, request.chat.form) if request.chat.form else None
    if draft is not None and not await _stands(tx, draft):
        await dialogs.erase(tx, request, draft.form)
    await say(tx, request, dead_ends.vanished())
    return dead_ends.toast_passed()


async def _stands(tx: Transaction, draft: Draft) -> bool:
    """Whether what a form is about is still there."""
    row = forms.of(draft.form).subject(draft.subject)
    return row is None or await exists(tx, *row)
