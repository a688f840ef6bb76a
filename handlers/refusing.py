"""Says why something was refused.  Of the transaction in which it was tried, nothing remains."""

from bot.model.act import NeedsFactor
from bot.model.forms import FORMS
from bot.model.refused import Reason, Refused
from bot.model.sentence import Sentence
from bot.texts import dead_ends
from bot.texts import refused as texts
from bot.use_cases.staff import second_factor
from handlers import dialogs
from handlers.family import inquiries
from handlers.operators import confirming
from handlers.request import ChatRequest, say
from storage.store.transaction import Transaction


async def refused(tx: Transaction, request: ChatRequest, refusal: Refused, *_about: object) -> Sentence | None:
    """A toast below a button, a message elsewhere; a form that was being ended is closed, or asks again.

    What only has to be confirmed waits for a code.
    """
    if request.operator is not None:
        await second_factor.drop(tx, request.operator)
    if isinstance(refusal, NeedsFactor):
        await confirming.ask(tx, request, refusal)
        return None
    why = texts.SENTENCES[refusal.reason]
    if refusal.reason is Reason.NOT_OPEN and request.pressed_an_old_button:
        await inquiries.status(tx, request)
        return dead_ends.toast_passed()
    if not refusal.form and request.pressed_at is not None:
        return why
    if refusal.form and not FORMS[refusal.form].stays_when_refused:
        await dialogs.erase(tx, request, refusal.form)
    await say(tx, request, texts.message(refusal.reason))
    if refusal.form:
        await dialogs.repeat(tx, request)
    return None
