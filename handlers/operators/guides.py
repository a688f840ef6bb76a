"""Administrators check, change and confirm the texts for families in the chat (subject of the form: topic/number, the
number of the version that it follows).
"""

from dataclasses import replace

from bot.model.form import Draft, StaleStep
from bot.model.forms import FORMS
from bot.model.guide import GuideView
from bot.model.refused import Reason, Refused
from bot.texts.wait import guides as texts
from bot.use_cases.wait import guides
from handlers import dialogs
from handlers.family import where
from handlers.request import ChatRequest, say
from storage.store.transaction import Transaction


async def overview(tx: Transaction, request: ChatRequest) -> None:
    """/guides: the topics of /help, and whether families see them."""
    await say(tx, request, texts.overview(await guides.every(tx, request.actor), request.now))


async def overview_after(tx: Transaction, request: ChatRequest) -> None:
    """The texts about what comes after a return."""
    await say(tx, request, texts.overview_after(await guides.every(tx, request.actor), request.now))


async def show(tx: Transaction, request: ChatRequest, topic: str) -> None:
    """One topic with its sources."""
    await say(tx, request, texts.card(request.org, await guides.view(tx, request.actor, topic), request.now))


async def look(tx: Transaction, request: ChatRequest, topic: str) -> None:
    """The topic as families see it, to be confirmed as it is."""
    seen = await guides.view(tx, request.actor, topic)
    await dialogs.begin(tx, request, "guide", _subject(seen), seen.words)


async def change(tx: Transaction, request: ChatRequest, topic: str, part: str) -> None:
    """One language, or the sources, again."""
    seen, form = await guides.view(tx, request.actor, topic), FORMS["guide"]
    try:
        draft = form.change(form.begin(_subject(seen), seen.words), part)
    except StaleStep:
        raise Refused(Reason.OUT_OF_DATE) from None
    await dialogs.take_up(tx, request, draft)


async def end(tx: Transaction, request: ChatRequest, draft: Draft) -> None:
    """Families see the texts from now on, unless another administrator was faster: then both are looked at again."""
    topic, _slash, before = draft.subject.partition("/")
    try:
        await guides.confirm(tx, request.actor, topic, int(before), draft.answers)
    except Refused as refused:
        if refused.reason is not Reason.NOT_AS_SHOWN:
            raise
        await _look_again(tx, request, draft, await guides.view(tx, request.actor, topic))
    else:
        await say(tx, request, texts.confirmed(topic))


async def hide(tx: Transaction, request: ChatRequest, topic: str, number: int) -> None:
    """Families see the topic no more; its last words stay to be confirmed again."""
    await guides.hide(tx, request.actor, topic, number)
    await say(tx, request, texts.hidden(topic))


async def history(tx: Transaction, request: ChatRequest, topic: str) -> None:
    """Who confirmed which version and when."""
    await say(tx, request, texts.history(request.org, topic, await guides.versions(tx, request.actor, topic)))


async def version(tx: Transaction, request: ChatRequest, guide_id: int) -> None:
    """One version as families saw it."""
    guide, name = await guides.version(tx, request.actor, guide_id)
    await where.preview(tx, request, guide.topic, guide.words, guide.confirmed_at)
    await say(tx, request, texts.version(request.org, guide, name))


async def bring_back(tx: Transaction, request: ChatRequest, guide_id: int) -> None:
    """An earlier version, to be looked at and confirmed again."""
    earlier, _name = await guides.version(tx, request.actor, guide_id)
    seen = await guides.view(tx, request.actor, earlier.topic)
    await dialogs.begin(tx, request, "guide", _subject(seen), earlier.words)


async def _look_again(tx: Transaction, request: ChatRequest, draft: Draft, now: GuideView) -> None:
    await say(tx, request, texts.overtaken(now.name))
    await dialogs.take_up(tx, request, replace(draft, subject=_subject(now)))


def _subject(seen: GuideView) -> str:
    return f"{seen.topic}/{seen.guide.number if seen.guide else 0}"
