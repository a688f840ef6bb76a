"""Administrators check, change and confirm the texts for families in the chat (subject of the form: topic/number, the
number of the version that it follows).
"""

from dataclasses import replace

from bot.model.form import Draft, Stale
from bot.model.forms import FORMS
from bot.model.guide import GuideView
from bot.model.refused import Reason, Refused
from bot.texts.wait import guides as texts
from bot.use_cases.wait import guides
from handlers import dialogs
from handlers.family import where
from handlers.turn import Turn, say
from storage.store.transaction import Transaction
from storage.wait.guides import newest


async def overview(tx: Transaction, turn: Turn) -> None:
    """/guides: the topics of /help, and whether families see them."""
    await say(tx, turn, texts.overview(await newest(tx), turn.now))


async def overview_after(tx: Transaction, turn: Turn) -> None:
    """The texts about what comes after a return."""
    await say(tx, turn, texts.overview_after(await newest(tx), turn.now))


async def show(tx: Transaction, turn: Turn, topic: str) -> None:
    """One topic with its sources."""
    await say(tx, turn, texts.card(turn.house, await guides.view(tx, turn.actor, topic), turn.now))


async def look(tx: Transaction, turn: Turn, topic: str) -> None:
    """The topic as families see it, to be confirmed as it is."""
    seen = await guides.view(tx, turn.actor, topic)
    await dialogs.begin(tx, turn, "guide", _subject(seen), seen.words)


async def change(tx: Transaction, turn: Turn, topic: str, part: str) -> None:
    """One language, or the sources, anew."""
    seen, form = await guides.view(tx, turn.actor, topic), FORMS["guide"]
    try:
        draft = form.change(form.begin(_subject(seen), seen.words), part)
    except Stale:
        raise Refused(Reason.OUT_OF_DATE) from None
    await dialogs.take_up(tx, turn, draft)


async def end(tx: Transaction, turn: Turn, draft: Draft) -> None:
    """Families see the texts from now on, unless another administrator was faster: then both are looked at again."""
    topic, _slash, before = draft.subject.partition("/")
    try:
        await guides.confirm(tx, turn.actor, topic, int(before), draft.answers)
    except Refused as refused:
        if refused.reason is not Reason.NOT_AS_SHOWN:
            raise
        await _look_again(tx, turn, draft, await guides.view(tx, turn.actor, topic))
    else:
        await say(tx, turn, texts.confirmed(topic))


async def hide(tx: Transaction, turn: Turn, topic: str, number: str) -> None:
    """Families see the topic no more; its last words stay to be confirmed again."""
    await guides.hide(tx, turn.actor, topic, int(number))
    await say(tx, turn, texts.hidden(topic))


async def history(tx: Transaction, turn: Turn, topic: str) -> None:
    """Who confirmed which version and when."""
    await say(tx, turn, texts.history(turn.house, topic, await guides.versions(tx, turn.actor, topic)))


async def version(tx: Transaction, turn: Turn, guide_id: str) -> None:
    """One version as families saw it."""
    guide, name = await guides.version(tx, turn.actor, int(guide_id))
    await where.preview(tx, turn, guide.topic, guide.words, guide.confirmed_at)
    await say(tx, turn, texts.version(turn.house, guide, name))


async def bring_back(tx: Transaction, turn: Turn, guide_id: str) -> None:
    """An earlier version, to be looked at and confirmed again."""
    earlier, _name = await guides.version(tx, turn.actor, int(guide_id))
    seen = await guides.view(tx, turn.actor, earlier.topic)
    await dialogs.begin(tx, turn, "guide", _subject(seen), earlier.words)


async def _look_again(tx: Transaction, turn: Turn, draft: Draft, now: GuideView) -> None:
    await say(tx, turn, texts.overtaken(now.name))
    await dialogs.take_up(tx, turn, replace(draft, subject=_subject(now)))


def _subject(seen: GuideView) -> str:
    return f"{seen.topic}/{seen.guide.number if seen.guide else 0}"
