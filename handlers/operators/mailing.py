"""An update on its way: its author and its approver watch it, pause it, cancel it, and get the report."""

from bot.model.broadcast import Broadcast, Stage
from bot.model.sentence import Sentence
from bot.texts.updates import broadcasts as drafts
from bot.texts.updates import mailing as texts
from bot.use_cases.updates.mailing import _hold, _with_the_rest
from handlers.turn import Turn, say
from storage.queues import outbox
from storage.staff import audit
from storage.store.transaction import Transaction
from storage.updates import broadcasts, live, mailing


async def show(tx: Transaction, turn: Turn, found: Broadcast) -> None:
    """How far it has come; from now on this message is the one that is kept up to date."""
    if found.reported_at is not None and found.reported_at <= turn.now - outbox.KEEP_OF_BROADCASTS:
        await say(tx, turn, texts.long_ago(found))
        return
    progress = await mailing.progress(tx, found.id)
    if found.reported_at is not None:
        await say(tx, turn, texts.report(found, _with_the_rest(found, progress)))
        return
    message = texts.live(turn.house, found, progress, turn.now, None)
    await live.add(tx, found.id, turn.chat.id, await outbox.put(tx, turn.chat.id, message, turn.now))


async def pause(tx: Transaction, turn: Turn, broadcast_id: str) -> Sentence | None:
    """Nothing more leaves, from this moment on."""
    if not await _hold(tx, await broadcasts.get(tx, int(broadcast_id))):
        return drafts.refused("elsewhere")
    await audit.write(tx, turn.staff.id, "paused", "broadcast", int(broadcast_id), turn.now)
    return texts.paused()


async def go_on(tx: Transaction, turn: Turn, broadcast_id: str) -> Sentence | None:
    """It goes on where it was paused."""
    found = await broadcasts.get(tx, int(broadcast_id))
    if not await broadcasts.move(tx, found, (Stage.PAUSED,), Stage.SENDING):
        return drafts.refused("elsewhere")
    await mailing.let_go(tx, found.id, turn.now)
    await live.noted(tx, found.id, None, found.shown_count)
    await audit.write(tx, turn.staff.id, "continued", "broadcast", found.id, turn.now)
    return texts.goes_on()


async def cancel(tx: Transaction, turn: Turn, broadcast_id: str) -> Sentence | None:
    """Nothing more leaves, for good."""
    found = await broadcasts.get(tx, int(broadcast_id))
    unreported = found.reported_at is None
    if not unreported or not await broadcasts.move(tx, found, (Stage.SENDING, Stage.PAUSED), Stage.CANCELLED):
        return drafts.refused("elsewhere")
    await mailing.stop(tx, found.id, turn.now)
    await live.noted(tx, found.id, None, found.shown_count)
    await audit.write(tx, turn.staff.id, "cancelled", "broadcast", found.id, turn.now)
    return texts.cancelled()
