"""Buttons whose time has passed, and forms that wait for consent: old buttons are normal."""

from bot.model.forms import of_operators
from bot.model.sentence import Sentence
from bot.texts import dead_ends
from handlers import dialogs
from handlers.family import arrival as arriving
from handlers.request import ChatRequest
from storage.store.transaction import Transaction


def has_agreed(request: ChatRequest, form: str) -> bool:
    """Whether the present wording of consent was agreed to; operators' forms need none, nor does /check."""
    return request.chat.has_consented or form in of_operators() or form == "check"


async def stale(tx: Transaction, request: ChatRequest) -> Sentence:
    """The second of two presses, or a button of long ago."""
    return await passed(tx, request) if request.pressed_an_old_button else dead_ends.toast_again()


async def passed(tx: Transaction, request: ChatRequest) -> Sentence:
    """The button's time has passed: where the chat is now."""
    if request.chat.form and has_agreed(request, request.chat.form):
        await dialogs.repeat(tx, request)
    else:
        await arriving.start(tx, request)
    return dead_ends.toast_passed()
