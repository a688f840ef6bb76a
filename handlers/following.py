"""What is kept of an answer besides what it says, and what is said of it before the next question."""

from dataclasses import replace

from bot.model.form import Draft
from bot.model.given import Given, Photo, Text
from bot.model.registration import NOTE_LIMIT
from bot.model.unit import names_unit
from bot.model.words import clean_note
from bot.texts.register import registration
from handlers import forms
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


def to_be_added(draft: Draft, given: Given) -> Draft:
    """At the question for the photo, if one comes below all answers and there is none yet."""
    if draft.step is not None or not isinstance(given, Photo):
        return draft
    return draft.at("photo") if "photo" in {*forms.of(draft.form).form.asked(draft)} - {*draft.answers} else draft


def with_caption(before: Draft, given: Given, after: Draft) -> Draft:
    """The draft with the words below a photo in its note, where they are seen and can be changed."""
    caption = clean_note(given.caption) if isinstance(given, Photo) and before.step == "photo" else ""
    note = "\n".join(filter(None, (after.answers.get("note"), caption)))
    if not caption or "note" not in forms.of(after.form).form.asked(after) or len(note) > NOTE_LIMIT:
        return after
    return replace(after, answers={**after.answers, "note": note})


async def remark(tx: Transaction, request: ChatRequest, before: Draft, given: Given) -> None:
    """A word about an answer that was taken."""
    if before.step in ("note", "photo") and names_unit(_words(given)):
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


def _words(given: Given) -> str:
    return given.words if isinstance(given, Text) else given.caption if isinstance(given, Photo) else ""
