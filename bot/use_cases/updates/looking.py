"""Operators who send updates look at them: at all that are on their way, and at one."""

from dataclasses import dataclass, field, replace

from bot.i18n import LANGUAGES, Language
from bot.model.actor import Actor
from bot.model.attached import Attached
from bot.model.broadcast import APPROVED, OPEN_TO_CHANGE, Broadcast, BroadcastProgress, BroadcastView, Stage
from bot.model.message import ApiCall
from bot.model.rights import Right
from bot.use_cases.access import open_update
from bot.use_cases.updates import editions, mailing
from storage.staff import operators
from storage.store.transaction import RowMissing, Transaction
from storage.updates import broadcasts
from storage.updates import mailing as stored

SHOWN = 5


@dataclass(frozen=True)
class UpdateSeen:
    """One update.  preview: until it is approved, once it was looked through; sent: then, the words by language.

    progress: none of one that went out so long ago that nobody can count it any more.
    """

    found: Broadcast
    author: str
    approver: str
    own: bool
    preview: BroadcastView | None = None
    sent: dict[Language, ApiCall] = field(default_factory=dict)
    progress: BroadcastProgress | None = None


async def every(tx: Transaction, actor: Actor) -> list[Broadcast]:
    """What is written, waits or is being sent, then the last that went out.  Refused."""
    actor.needs(Right.BROADCAST)
    going = await broadcasts.latest(tx, (*OPEN_TO_CHANGE, Stage.SENDING, Stage.PAUSED), 2 * SHOWN)
    return [*going, *await broadcasts.latest(tx, (Stage.DONE, Stage.CANCELLED), SHOWN)]


async def one(tx: Transaction, actor: Actor, broadcast_id: int) -> UpdateSeen:
    """Its preview, or how far it has come.  Refused, with MOVED_ON when it was given up."""
    found = await open_update(tx, actor, broadcast_id, *OPEN_TO_CHANGE, *APPROVED)
    author = (await operators.get(tx, found.author_id)).name
    approver = (await operators.get(tx, found.approver_id)).name if found.approver_id else ""
    seen = UpdateSeen(found, author, approver, own=found.author_id == actor.id)
    if found.stage in APPROVED:
        sent = {code: await broadcasts.text(tx, found.id, code) for code in LANGUAGES}
        return replace(seen, sent=sent, progress=await _progress(tx, found, actor.now))
    return seen if found.stage is Stage.CHECKING else replace(seen, preview=await editions.view(tx, actor, found))


async def picture(tx: Transaction, actor: Actor, broadcast_id: int) -> Attached:
    """The picture above its words.  Refused, with MOVED_ON; RowMissing where it has none."""
    found = await open_update(tx, actor, broadcast_id, *OPEN_TO_CHANGE, *APPROVED)
    if not found.answers.get("picture"):
        raise RowMissing(broadcast_id)
    return Attached(found.answers["picture"])


async def _progress(tx: Transaction, found: Broadcast, now: int) -> BroadcastProgress | None:
    return await (mailing.outcome(tx, found, now) if found.reported_at else stored.progress(tx, found.id))
