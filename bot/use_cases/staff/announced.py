"""What an operator was told and no chat has said to them: shown at the desk until they have read it."""

from collections.abc import Sequence

from bot.model.actor import Actor
from bot.model.announcement import Announced
from bot.model.rights import Right
from storage.queues import announcements
from storage.store.transaction import Transaction

SHOWN = 20


async def view(tx: Transaction, actor: Actor, before: int | None, *, read: bool = False) -> Announced:
    """A page of what is not read yet, or of what was read lately.  Refused."""
    actor.needs(Right.STOP)
    own = actor.operator.chat_id
    found = await announcements.page(tx, own, actor.now, before, SHOWN + 1, read=read)
    shown = found[:SHOWN]
    unread = await announcements.unread(tx, own, actor.now)
    return Announced(shown, unread.count, shown[-1].id if len(found) > SHOWN else None)


async def have_read(tx: Transaction, actor: Actor, ids: Sequence[int]) -> None:
    """The actor has read those; nothing else counts as read by it.  Refused."""
    actor.needs(Right.STOP)
    if ids:
        await announcements.have_read(tx, actor.operator.chat_id, ids, actor.now)
