"""Telegram cuts long words into pieces that arrive one after another; only the first may be an answer."""

from dataclasses import replace

from bot.model.form import Draft
from bot.model.given import Given, Refusal, Text
from handlers.request import ChatRequest

PIECES_SECONDS = 3  # within which the pieces of one long text arrive; nobody shortens a text as fast
CUT_FROM_UNITS = 3_000  # of UTF-16, which Telegram counts; shorter words were not cut


def expecting(request: ChatRequest, given: Given, draft: Draft, *, rest: bool = False) -> Draft:
    """The draft that knows that more pieces may follow, after long words or after the rest of such."""
    is_long = isinstance(given, Text) and len(given.words.encode("utf-16-le", "surrogatepass")) > 2 * CUT_FROM_UNITS
    return replace(draft, cut_at=request.origin.at) if request.origin and (is_long or rest) else draft


def refuse_rest(request: ChatRequest, draft: Draft, given: Given) -> None:
    """Whether the first piece was taken or not, the others answer no question.  Refusal("rest_of_long")."""
    if (
        draft.cut_at is not None
        and isinstance(given, Text)
        and request.origin
        and request.origin.at - draft.cut_at <= PIECES_SECONDS
    ):
        raise Refusal("rest_of_long")
