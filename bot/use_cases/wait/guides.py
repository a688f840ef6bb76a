"""Administrators check, change and confirm the texts for families; every version is kept, the newest counts."""

from collections.abc import Mapping

from bot.model.act import Act
from bot.model.actor import Actor
from bot.model.guide import TOPICS, Guide, GuideView
from bot.model.message import DAY
from bot.model.refused import Reason, Refused
from bot.model.rights import Right
from bot.texts.wait import guides as texts
from bot.texts.wait.shipped import shipped
from bot.use_cases.access import confirms
from bot.use_cases.announcing import notify_operators
from storage.staff import audit, operators
from storage.store.transaction import Transaction
from storage.wait import guides

LISTED = 20
WEEK = 7 * DAY


async def every(tx: Transaction, actor: Actor) -> Mapping[str, Guide]:
    """The newest version of each topic that was ever confirmed.  Refused."""
    actor.needs(Right.MANAGE)
    return await guides.newest(tx)


async def view(tx: Transaction, actor: Actor, topic: str) -> GuideView:
    """One topic, confirmed or as it came with the program.  Refused, with OUT_OF_DATE when there is no such topic."""
    _open(actor, topic)
    guide = await guides.of_topic(tx, topic)
    return GuideView(topic, guide, await _name(tx, guide) if guide else "", guide.words if guide else shipped(topic))


async def versions(tx: Transaction, actor: Actor, topic: str) -> list[tuple[Guide, str]]:
    """The newest versions of a topic, each with the name of who confirmed it.  Refused."""
    _open(actor, topic)
    return [(guide, await _name(tx, guide)) for guide in await guides.versions(tx, topic, LISTED)]


async def version(tx: Transaction, actor: Actor, guide_id: int) -> tuple[Guide, str]:
    """One version, and the name of who confirmed it.  Refused."""
    actor.needs(Right.MANAGE)
    guide = await guides.get(tx, guide_id)
    return guide, await _name(tx, guide)


async def confirm(tx: Transaction, actor: Actor, topic: str, before: int, words: Mapping[str, str]) -> None:
    """Families see these words from now on.  before: the number of the version that the actor saw, 0 for none.

    Refused, with NOT_AS_SHOWN when another administrator was faster.
    """
    _open(actor, topic)
    await confirms(tx, actor, Act.GUIDE, topic, before, *sorted(words.items()))
    guide_id = await guides.confirm(tx, topic, before, words, actor.id, actor.now)
    if guide_id is None:
        raise Refused(Reason.NOT_AS_SHOWN)
    await audit.write(tx, actor.id, "confirmed", "guide", guide_id, actor.now, confirmed=actor.confirmation)
    await _announce(tx, actor, topic, shown=True)


async def hide(tx: Transaction, actor: Actor, topic: str, number: int) -> None:
    """Families see the topic no more; its last words stay to be confirmed again.  Refused."""
    actor.needs(Right.MANAGE)
    guide = await guides.shown(tx, topic)
    if guide is None or guide.number != number:
        raise Refused(Reason.CHANGED)
    hidden = await guides.confirm(tx, topic, number, guide.words, actor.id, actor.now, shown=False)
    if hidden is None:
        raise Refused(Reason.CHANGED)
    await audit.write(tx, actor.id, "took away", "guide", hidden, actor.now)
    await _announce(tx, actor, topic, shown=False)


async def ask_to_check(tx: Transaction, now: int) -> None:
    """Tells the administrators of texts that nobody has checked for long; again a week later."""
    count = await guides.put_off(tx, now, now + WEEK)
    if count:
        await notify_operators(tx, Right.MANAGE, now, texts.to_be_checked(count))


def _open(actor: Actor, topic: str) -> None:
    actor.needs(Right.MANAGE)
    if topic not in TOPICS:
        raise Refused(Reason.OUT_OF_DATE)


async def _announce(tx: Transaction, actor: Actor, topic: str, *, shown: bool) -> None:
    await notify_operators(
        tx, Right.MANAGE, actor.now, texts.changed(topic, actor.operator.name, shown=shown), but=(actor.id,)
    )


async def _name(tx: Transaction, guide: Guide) -> str:
    return (await operators.get(tx, guide.confirmed_by)).name
