"""Corrections in the chat: of a verification, or of a whole list that was stopped."""

from bot.model.correction import Wrong
from bot.model.form import Draft
from bot.use_cases.returns import corrections
from handlers import dialogs
from handlers.request import ChatRequest
from storage.store.transaction import Transaction


async def begin(tx: Transaction, request: ChatRequest, verification_id: int) -> None:
    """A second operator wants to send the correction; asks for the own statement."""
    await _begin(tx, request, Wrong(verification_id))


async def begin_list(tx: Transaction, request: ChatRequest, list_id: int) -> None:
    """The same for all the verifications of a list that was stopped."""
    await _begin(tx, request, Wrong(list_id, is_list=True))


async def end(tx: Transaction, request: ChatRequest, draft: Draft) -> None:
    """The correction goes to exactly those who were told."""
    await corrections.correct(tx, request.actor, Wrong.of_subject(draft.subject), draft.answers["statement"])


async def _begin(tx: Transaction, request: ChatRequest, wrong: Wrong) -> None:
    await corrections.may_correct(tx, request.actor, wrong)
    await dialogs.begin(tx, request, "correct", wrong)
