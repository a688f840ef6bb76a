"""An update on its way: its author and its approver watch it, pause it, cancel it, and get the report."""

from dataclasses import replace

from bot.model.actor import Actor
from bot.model.broadcast import Broadcast, BroadcastProgress, Stage
from bot.model.chat import Operator
from bot.model.refused import Reason, Refused
from bot.model.rights import Right
from bot.settings import OrgConfig
from bot.texts.updates import mailing as texts
from bot.use_cases.access import open_update
from storage.queues import outbox
from storage.staff import audit, operators
from storage.store.transaction import Transaction
from storage.updates import broadcasts, live, mailing

EVERY = 5  # seconds between two changes of a live message: of thirty calls a second they take less than half a one
TOO_MANY_REFUSED = 3


async def begin(tx: Transaction, org: OrgConfig, found: Broadcast, now: int) -> None:
    """It was approved: those who answer for it get the message in which they can watch it."""
    for operator in await _responsible(tx, found):
        await _watch(tx, org, found, operator.chat_id, BroadcastProgress(), now)


async def watch(tx: Transaction, actor: Actor, found: Broadcast) -> None:
    """This operator gets the message in which they can watch it, in place of an earlier one."""
    progress = await mailing.progress(tx, found.id)
    await _watch(tx, actor.org, found, actor.operator.chat_id, progress, actor.now)


async def outcome(tx: Transaction, found: Broadcast, now: int) -> BroadcastProgress | None:
    """What happened to one that has been reported; None when the rows that could be counted have been erased."""
    if (found.reported_at or 0) <= now - outbox.KEEP_OF_BROADCASTS:
        return None
    return _with_the_rest(found, await mailing.progress(tx, found.id))


async def pause(tx: Transaction, actor: Actor, broadcast_id: int) -> None:
    """Nothing more leaves, from this moment on.  Refused."""
    found = await open_update(tx, actor, broadcast_id, Stage.SENDING)
    if not await _hold(tx, found):
        raise Refused(Reason.MOVED_ON)
    await audit.write(tx, actor.id, "paused", "broadcast", found.id, actor.now)


async def go_on(tx: Transaction, actor: Actor, broadcast_id: int) -> None:
    """It goes on where it was paused.  Refused."""
    found = await open_update(tx, actor, broadcast_id, Stage.PAUSED)
    if not await broadcasts.move(tx, found, (Stage.PAUSED,), Stage.SENDING):
        raise Refused(Reason.MOVED_ON)
    await mailing.let_go(tx, found.id, actor.now)
    await live.noted(tx, found.id, None, found.shown_count)
    await audit.write(tx, actor.id, "continued", "broadcast", found.id, actor.now)


async def cancel(tx: Transaction, actor: Actor, broadcast_id: int) -> None:
    """Nothing more leaves, for good.  Refused, also when everything has been settled already."""
    found = await open_update(tx, actor, broadcast_id, Stage.SENDING, Stage.PAUSED)
    if found.reported_at is not None or not await broadcasts.move(tx, found, (found.stage,), Stage.CANCELLED):
        raise Refused(Reason.MOVED_ON)
    await mailing.stop(tx, found.id, actor.now)
    await live.noted(tx, found.id, None, found.shown_count)
    await audit.write(tx, actor.id, "cancelled", "broadcast", found.id, actor.now)


async def refused(tx: Transaction, row_id: int, now: int) -> None:
    """Telegram refused it for somebody.  When that has happened a few times it waits for a person to look, once."""
    found = await broadcasts.of_row(tx, row_id)
    if found is None or await mailing.refused(tx, found.id, TOO_MANY_REFUSED + 1) != TOO_MANY_REFUSED:
        return
    if await _hold(tx, found):
        for operator in await _responsible(tx, found):
            await outbox.put(tx, operator.chat_id, texts.held_up(found.number), now)


async def keep_up(tx: Transaction, org: OrgConfig, broadcast_id: int, progress: BroadcastProgress, now: int) -> None:
    """Changes the live messages to what is so now; where the last change is still on its way, the next one will do."""
    found = await broadcasts.get(tx, broadcast_id)
    passed = now - found.shown_at if found.shown_at is not None else 0
    rate = (progress.settled - found.shown_count) / passed if passed > 0 else None
    for one in await live.of(tx, found.id):
        if one.message_id is not None and not one.busy:
            operator = await operators.of_chat(tx, one.chat_id)
            if operator is not None:
                message = texts.live(org, found, progress, now, rate)
                row = await outbox.put_edit(tx, one.chat_id, one.message_id, message, now)
                await live.changed(tx, found.id, one, row)
    await live.noted(tx, found.id, now, progress.settled)


async def end(tx: Transaction, org: OrgConfig, broadcast_id: int, progress: BroadcastProgress, now: int) -> None:
    """Everybody has been reached, or will not be: the last change of the live messages, and the report.

    It waits for a call about them that is just being made, as nobody knows yet what there will be to change.
    """
    if await live.in_flight(tx, broadcast_id) or not await live.ended(tx, broadcast_id, now):
        return
    await live.take_back(tx, broadcast_id, now)
    found = await broadcasts.get(tx, broadcast_id)
    whole = _with_the_rest(found, progress)
    await keep_up(tx, org, broadcast_id, whole, now)
    for operator in await _responsible(tx, found):
        await outbox.put(tx, operator.chat_id, texts.report(found, whole), now)


async def _watch(
    tx: Transaction, org: OrgConfig, found: Broadcast, chat_id: int, progress: BroadcastProgress, now: int
) -> None:
    row_id = await outbox.put(tx, chat_id, texts.live(org, found, progress, now, None), now)
    await live.add(tx, found.id, chat_id, row_id)


def _with_the_rest(found: Broadcast, progress: BroadcastProgress) -> BroadcastProgress:
    """With those for whom it never came to a row in the outbox, since it was cancelled or too late before."""
    rest = max(0, found.found.total - progress.total)
    if found.stage is Stage.CANCELLED:
        return replace(progress, stopped=progress.stopped + rest)
    too_late = (found.reported_at or 0) >= (found.expires_at or 0)
    return replace(progress, late=progress.late + rest) if too_late else progress


async def _hold(tx: Transaction, found: Broadcast) -> bool:
    if found.reported_at is not None or not await broadcasts.move(tx, found, (Stage.SENDING,), Stage.PAUSED):
        return False
    await mailing.hold_back(tx, found.id)
    await live.noted(tx, found.id, None, found.shown_count)
    return True


async def _responsible(tx: Transaction, found: Broadcast) -> list[Operator]:
    """Its author and its approver, as long as they may send updates; when neither may, all others who may."""
    may_send = await operators.active(tx, Right.BROADCAST)
    return [one for one in may_send if one.id in (found.author_id, found.approver_id)] or may_send
