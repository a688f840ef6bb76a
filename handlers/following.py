"""What is kept of an answer besides what it says, and what is said of it before the next question."""

from dataclasses import replace

from bot.model.form import Draft
from bot.model.given import Given, Photo, Text
from bot.model.unit import names_unit
from bot.texts.register import registration
from handlers.family import letters
from handlers.request import ChatRequest, say
from storage.store.transaction import Transaction


def remembering(request: ChatRequest, before: Draft, given: Given, after: Draft) -> Draft:
    """The draft that knows in which message the answer came, so that an edit of it changes the answer."""
    if request.origin is None or before.step is None:
        return after
    said_in = {**before.said_in, before.step: request.origin.message_id}
    album = request.origin.album if isinstance(given, Photo) else None
    return replace(after, said_in=said_in, album=album or before.album)


async def remark(tx: Transaction, request: ChatRequest, before: Draft, given: Given) -> None:
    """A word about an answer that was taken."""
    if before.step == "note" and isinstance(given, Text) and names_unit(given.words):
        await say(tx, request, registration.names_a_unit())
    if before.step == "photo" and request.origin and request.origin.album:
        await say(tx, request, registration.one_of_album())


async def is_more_of_album(tx: Transaction, request: ChatRequest, draft: Draft | None, given: Given) -> bool:
    """Whether this is one more photo of an album whose first was taken as an answer; operators get it as a letter."""
    if draft is None or draft.album is None or not request.origin or request.origin.album != draft.album:
        return False
    if isinstance(given, Photo):
        await letters.keep_quietly(tx, request, given)
    return True
