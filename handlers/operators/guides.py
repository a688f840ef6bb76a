"""Administrators check, change and confirm the texts for families; every version is kept (subject of the form:
topic/number, the number of the version that it follows).
"""

from collections.abc import Mapping
from dataclasses import replace

from bot.model.form import Draft, Stale
from bot.model.forms import FORMS
from bot.model.guide import TOPICS, Guide
from bot.model.rights import Right
from bot.model.sentence import Sentence
from bot.texts import dead_ends
from bot.texts.wait import guides as texts
from bot.texts.wait.shipped import shipped
from bot.use_cases.announcing import tell
from handlers import dialogs
from handlers.family import where
from handlers.turn import Turn, say
from storage.staff import audit, operators
from storage.store.transaction import Transaction
from storage.wait import guides

LISTED = 20


async def overview(tx: Transaction, turn: Turn) -> None:
    """/guides: the topics of /help, and whether families see them."""
    await say(tx, turn, texts.overview(await guides.newest(tx), turn.now))


async def overview_after(tx: Transaction, turn: Turn) -> None:
    """The texts about what comes after a return."""
    await say(tx, turn, texts.overview_after(await guides.newest(tx), turn.now))


async def show(tx: Transaction, turn: Turn, topic: str) -> Sentence | None:
    """One topic with its sources."""
    if topic not in TOPICS:
        return dead_ends.toast_passed()
    guide = await guides.of_topic(tx, topic)
    name = await _name(tx, guide) if guide else ""
    sources = _words(topic, guide)["sources"]
    await say(tx, turn, texts.card(turn.house, topic, guide, name, sources, turn.now))
    return None


async def look(tx: Transaction, turn: Turn, topic: str) -> Sentence | None:
    """The topic as families see it, to be confirmed as it is."""
    if topic not in TOPICS:
        return dead_ends.toast_passed()
    guide = await guides.of_topic(tx, topic)
    await dialogs.begin(tx, turn, "guide", _subject(topic, guide), _words(topic, guide))
    return None


async def change(tx: Transaction, turn: Turn, topic: str, part: str) -> Sentence | None:
    """One language, or the sources, anew."""
    if topic not in TOPICS:
        return dead_ends.toast_passed()
    guide = await guides.of_topic(tx, topic)
    try:
        form = FORMS["guide"]
        draft = form.change(form.begin(_subject(topic, guide), _words(topic, guide)), part)
    except (KeyError, Stale):
        return dead_ends.toast_passed()
    await dialogs.take_up(tx, turn, draft)
    return None


async def end(tx: Transaction, turn: Turn, draft: Draft) -> None:
    """Families see the texts from now on, unless another administrator was faster: then both are looked at again."""
    topic, before = _parts(draft.subject)
    guide_id = await guides.confirm(tx, topic, before, draft.answers, turn.staff.id, turn.now)
    if guide_id is None:
        await _look_again(tx, turn, draft, topic)
        return
    await audit.write(tx, turn.staff.id, "confirmed", "guide", guide_id, turn.now)
    await say(tx, turn, texts.confirmed(topic))
    await _announce(tx, turn, topic, shown=True)


async def hide(tx: Transaction, turn: Turn, topic: str, number: str) -> Sentence | None:
    """Families see the topic no more; its last words stay to be confirmed again."""
    guide = await guides.of_topic(tx, topic)
    if guide is None or not guide.shown or guide.number != int(number):
        return dead_ends.toast_again()
    hidden = await guides.confirm(tx, topic, guide.number, guide.words, turn.staff.id, turn.now, shown=False)
    if hidden is None:
        return dead_ends.toast_again()
    await audit.write(tx, turn.staff.id, "took away", "guide", hidden, turn.now)
    await say(tx, turn, texts.hidden(topic))
    await _announce(tx, turn, topic, shown=False)
    return None


async def history(tx: Transaction, turn: Turn, topic: str) -> Sentence | None:
    """Who confirmed which version and when."""
    if topic not in TOPICS:
        return dead_ends.toast_passed()
    versions = [(guide, await _name(tx, guide)) for guide in await guides.versions(tx, topic, LISTED)]
    await say(tx, turn, texts.history(turn.house, topic, versions))
    return None


async def version(tx: Transaction, turn: Turn, guide_id: str) -> Sentence | None:
    """One version as families saw it."""
    guide = await guides.get(tx, int(guide_id))
    await where.preview(tx, turn, guide.topic, guide.words, guide.confirmed_at)
    await say(tx, turn, texts.version(turn.house, guide, await _name(tx, guide)))
    return None


async def bring_back(tx: Transaction, turn: Turn, guide_id: str) -> Sentence | None:
    """An earlier version, to be looked at and confirmed again."""
    earlier = await guides.get(tx, int(guide_id))
    newest = await guides.of_topic(tx, earlier.topic)
    await dialogs.begin(tx, turn, "guide", _subject(earlier.topic, newest), earlier.words)
    return None


async def _look_again(tx: Transaction, turn: Turn, draft: Draft, topic: str) -> None:
    newest = await guides.of_topic(tx, topic)
    await say(tx, turn, texts.overtaken(await _name(tx, newest) if newest else ""))
    await dialogs.take_up(tx, turn, replace(draft, subject=_subject(topic, newest)))


async def _announce(tx: Transaction, turn: Turn, topic: str, *, shown: bool) -> None:
    name = turn.staff.name
    await tell(tx, Right.MANAGE, turn.now, texts.changed(topic, name, shown=shown), but=(turn.staff.id,))


async def _name(tx: Transaction, guide: Guide) -> str:
    return (await operators.get(tx, guide.confirmed_by)).name


def _words(topic: str, guide: Guide | None) -> Mapping[str, str]:
    return guide.words if guide else shipped(topic)


def _subject(topic: str, guide: Guide | None) -> str:
    return f"{topic}/{guide.number if guide else 0}"


def _parts(subject: str) -> tuple[str, int]:
    topic, _slash, number = subject.partition("/")
    return topic, int(number)
