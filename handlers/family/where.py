"""Where to turn: families read the texts that an administrator has confirmed, administrators see them as they do."""

from collections.abc import Mapping
from dataclasses import replace

from bot.i18n import LANGUAGES
from bot.model.guide import words_for
from bot.model.message import Kind
from bot.model.sentence import Sentence
from bot.texts.wait import where as texts
from bot.use_cases.returns import follow_up_job
from bot.use_cases.wait import where
from handlers.request import ChatRequest, say
from storage.store.transaction import Transaction


async def read(tx: Transaction, request: ChatRequest, topic: str) -> Sentence | None:
    """One topic of /help."""
    guide = await where.read(tx, topic)
    if guide is None:
        return texts.not_shown()
    text, supported = words_for(guide.words, request.language), await where.supported(tx)
    await say(tx, request, texts.page(request.org, topic, text, guide.confirmed_at, supported=supported))
    return None


async def no_more(tx: Transaction, request: ChatRequest) -> None:
    """The relative wants no more messages about what comes after a return."""
    await follow_up_job.end(tx, request.chat.id)
    await say(tx, request, texts.no_more())


async def preview(tx: Transaction, request: ChatRequest, topic: str, words: Mapping[str, str], checked_at: int) -> None:
    """Shows an administrator a topic as families see it, in every language."""
    supported = await where.supported(tx)
    for code in LANGUAGES:
        shown = texts.previewed(request.org, topic, words_for(words, code), checked_at, supported=supported)
        await say(tx, request, *replace(shown, kind=Kind.REPLY).rendered(code))
