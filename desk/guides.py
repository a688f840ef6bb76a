"""Texts for families: looked at as families read them, changed, confirmed with a passkey, taken away."""

from datetime import date
from html import escape

from bot.i18n import LANGUAGES, Language
from bot.model import marks
from bot.model.forms import FORMS
from bot.model.given import Refusal, Text
from bot.model.guide import AFTER, HELP, TOPICS, GuideView, words_for
from bot.model.refused import Reason, Refused
from bot.model.sentence import Sentence
from bot.texts import refusals
from bot.texts.refused import SENTENCES
from bot.texts.updates.updates import NO_CODE_YET
from bot.texts.wait import guides as texts
from bot.texts.wait import where
from bot.use_cases.wait import guides
from desk.pages import Answer, Elsewhere, Page
from desk.request import DeskRequest
from storage.store.transaction import Transaction

GUIDES = "/guides"
PARTS = (*LANGUAGES, "sources")


async def every(tx: Transaction, request: DeskRequest) -> Answer:
    """All topics, and whether families see them."""
    seen = await guides.every(tx, request.actor)
    return Page("people/guides.html", {"seen": seen, "sorts": (HELP, AFTER), "titled": texts.title})


async def one(tx: Transaction, request: DeskRequest, number: int) -> Answer:
    """A topic with its words, or those of an earlier version."""
    seen = await guides.view(tx, request.actor, _topic(number))
    earlier = next(iter(request.query.get("version", ())), "")
    words = dict(seen.words)
    for guide, _name in await guides.versions(tx, request.actor, seen.topic):
        words = dict(guide.words) if earlier == str(guide.number) else words
    return await _page(tx, request, seen, words)


async def preview(tx: Transaction, request: DeskRequest, number: int) -> Answer:
    """The words that were written, as families would read them; nothing is kept."""
    seen = await guides.view(tx, request.actor, _topic(number))
    words, whys = _words(request, seen)
    return await _page(tx, request, seen, words, whys)


async def confirm(tx: Transaction, request: DeskRequest, number: int) -> Answer:
    """Families see these words from now on, unless another administrator was faster: then both are looked at."""
    version = request.number("version_seen")
    seen = await guides.view(tx, request.actor, _topic(number))
    words, whys = _words(request, seen)
    if whys:
        return await _page(tx, request, seen, words, whys)
    try:
        await guides.confirm(tx, request.actor, seen.topic, version, words)
    except Refused as refused:
        if refused.reason is not Reason.NOT_AS_SHOWN:
            raise
        return await _page(tx, request, seen, words, {"": SENTENCES[refused.reason]})
    return Elsewhere(f"{GUIDES}/{number}")


async def hide(tx: Transaction, request: DeskRequest, number: int) -> Answer:
    """Families see the topic no more."""
    await guides.hide(tx, request.actor, _topic(number), request.number("version_seen"))
    return Elsewhere(f"{GUIDES}/{number}")


def _topic(number: int) -> str:
    if number >= len(TOPICS):
        raise Refused(Reason.CHANGED)
    return TOPICS[number]


def _words(request: DeskRequest, seen: GuideView) -> tuple[dict[str, str], dict[str, Sentence]]:
    """What was written, read as the chat reads it, and why some of it cannot be taken."""
    words, whys = {}, {}
    for part in PARTS:
        typed = request.word(part).replace("\r\n", "\n")
        words[part] = escape(typed, quote=False) if part in LANGUAGES else typed
        try:
            words[part] = _part(part, typed, seen.words.get(part, ""), request.today)
        except Refusal as refusal:
            whys[part] = refusals.sentence(refusal)
    return words, whys


def _part(part: str, typed: str, before: str, today: date) -> str:
    """Words that nobody has touched keep the formatting for which there are no marks."""
    if part in LANGUAGES and before and typed == marks.typed(before).strip():
        return before
    given = Text(typed, html=marks.openly(typed) if part in LANGUAGES else "")
    return str(FORMS["guide"].step(part).read(given, today))


async def _page(
    tx: Transaction,
    request: DeskRequest,
    seen: GuideView,
    words: dict[str, str],
    whys: dict[str, Sentence] | None = None,
) -> Page:
    printed = {code: _printed(request, seen.topic, words, code) for code in LANGUAGES}
    versions = await guides.versions(tx, request.actor, seen.topic)
    values = {
        "seen": seen,
        "topics": TOPICS,
        "number": TOPICS.index(seen.topic),
        "typed": {part: marks.typed(words[part]) if part in LANGUAGES else words.get(part, "") for part in PARTS},
        "printed": printed,
        "versions": versions,
        "whys": whys or {},
        "texts_of": texts,
    }
    return Page("people/guide.html", values, status=409 if whys else 200)


def _printed(request: DeskRequest, topic: str, words: dict[str, str], code: Language) -> str:
    """What families read in a language."""
    written = words_for(words, code) if any(words.get(one) for one in LANGUAGES) else ""
    message = where.previewed(request.org, topic, written, request.now)
    return "\n\n".join(str(page.closed(NO_CODE_YET).html) for page in message.rendered(code))
