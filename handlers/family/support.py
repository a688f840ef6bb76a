"""Words that cannot wait are answered at once, beside whatever else is said of them."""

from bot.model.distress import signs
from bot.model.given import Document, Given, Photo, Text
from bot.texts.wait import support as texts
from bot.use_cases.wait import where
from handlers.request import ChatRequest
from storage.queues import outbox
from storage.store.transaction import Transaction

ONCE_IN = 30 * 60  # seconds: who writes in short lines is not told the same after each


async def beside(tx: Transaction, request: ChatRequest, given: Given) -> None:
    """Whom to call now, if the words are of such a kind; also before consent, and whatever is being asked."""
    found = signs(_words(given))
    ours = request.origin is not None and request.origin.ours  # the bot's own words, forwarded
    if not found or ours or request.chat.form == "check":
        return
    said = texts.at_once(request.org, found, more=await where.supported(tx))
    dedup = f"support/{'+'.join(sorted(found))}/{request.chat.id}/{request.now // ONCE_IN}"
    await outbox.put(tx, request.chat.id, said, request.now, dedup=dedup)


def _words(given: Given) -> str:
    match given:
        case Text(words):
            return words
        case Photo(caption=caption) | Document(caption=caption):
            return caption
    return ""
