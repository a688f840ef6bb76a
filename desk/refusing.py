"""Says why something was refused.  Of the transaction in which it was tried, nothing remains."""

import re

from bot.model.refused import Reason, Refused
from bot.model.sentence import Sentence
from bot.texts import files
from bot.texts.refused import SENTENCES
from bot.texts.staff import desk as texts
from desk.outside import typed
from desk.pages import Page
from desk.request import DeskRequest

STATUS = {Reason.NO_RIGHT: 403}
CONFLICT = 409
OF_A_CASE = re.compile(r"/(?:cases/(?:person/)?|joinings/|reports/)\d+")


def refused(request: DeskRequest, refusal: Refused) -> Page:
    """Why, what was written, and the way back; only why, where a script has asked."""
    return _page(request, SENTENCES[refusal.reason], STATUS.get(refusal.reason, CONFLICT))


def gone(request: DeskRequest) -> Page:
    """What it was about was erased, or never was."""
    return _page(request, texts.nothing_here(), 404)


def left(request: DeskRequest) -> Page:
    """It was to be confirmed with a passkey, and was not."""
    return _page(request, texts.left(), 200)


def not_fetched(request: DeskRequest) -> Page:
    """Telegram did not give the file."""
    return _page(request, files.not_fetched(), 502)


def of_another(request: DeskRequest) -> Page:
    """Two operators, one browser: the page is of the one who was here before."""
    return _page(request, texts.of_another(request.operator.name), CONFLICT)


def _page(request: DeskRequest, why: Sentence, status: int) -> Page:
    if request.piece:
        return Page("why.html", {"why": why}, status)
    opened = OF_A_CASE.match(request.path)
    back = opened[0] if opened and opened[0] != request.path else ""
    return Page("refused.html", {"why": why, "wrote": typed(request.form), "back": back}, status)
