"""Says why something was refused.  Of the transaction in which it was tried, nothing remains."""

from bot.model.refused import Reason, Refused
from bot.texts.refused import SENTENCES
from desk.pages import Page
from desk.request import DeskRequest

STATUS = {Reason.NO_RIGHT: 403}
CONFLICT = 409


def refused(request: DeskRequest, refusal: Refused) -> Page:
    """Why, and the way back; only why, where a script has asked."""
    why = {"why": SENTENCES[refusal.reason]}
    return Page("why.html" if request.piece else "refused.html", why, STATUS.get(refusal.reason, CONFLICT))


def gone(request: DeskRequest) -> Page:
    """What it was about was erased, or never was."""
    return Page("why.html" if request.piece else "refused.html", {"why": SENTENCES[Reason.CHANGED]}, 404)
