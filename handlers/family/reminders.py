"""/reminders, and the buttons below a reminder: a relative decides how often, and whether at all."""

from dataclasses import replace
from typing import Any

from bot.model.message import DAY
from bot.model.reminder import INTERVALS, PAUSES, Sort, Wishes, rarer
from bot.model.sentence import Sentence
from bot.texts import dead_ends
from bot.texts.register import arrival
from bot.texts.wait import reminder_wishes as texts
from handlers import dialogs
from handlers.turn import Turn, say
from storage.register import inquiries
from storage.returns import follow_ups, notices
from storage.store.transaction import Transaction
from storage.wait import reminder_wishes, reminders


async def begin(tx: Transaction, turn: Turn) -> None:
    """Somebody has asked about a person: from now on they are reminded, from the last inquiry on."""
    wishes = await reminder_wishes.of_chat(tx, turn.chat.id)
    await _plan(tx, turn, wishes)


async def show(tx: Transaction, turn: Turn) -> None:
    """How reminders stand, and the way to change it."""
    if not turn.chat.has_consented:
        await say(tx, turn, arrival.welcome(turn.house))
        return
    wishes = await reminder_wishes.of_chat(tx, turn.chat.id)
    next_at, follows = await _next_at(tx, turn, wishes), any(await _told(tx, turn))
    await say(tx, turn, texts.wishes(turn.house, wishes, next_at, turn.now, follows=follows))
    await dialogs.repeat(tx, turn)


async def fine(tx: Transaction, turn: Turn) -> Sentence | None:
    """All is right."""
    wishes = await reminder_wishes.of_chat(tx, turn.chat.id)
    if wishes.confirmed_at is not None and turn.now - wishes.confirmed_at < DAY:
        return dead_ends.toast_again()
    wishes = await _keep(tx, turn, confirmed_at=turn.now)
    await say(tx, turn, texts.fine(await _next_at(tx, turn, wishes), turn.house))
    return None


async def changed(tx: Transaction, turn: Turn) -> Sentence | None:
    """Something changed: to which inquiry it belongs."""
    own = [inquiry for inquiry in await inquiries.of_chat(tx, turn.chat.id) if inquiry.is_open]
    if not own:
        return dead_ends.toast_again()
    await say(tx, turn, texts.changed(own))
    return None


async def less_often(tx: Transaction, turn: Turn) -> None:
    """Less often: the next longer interval."""
    wishes = await reminder_wishes.of_chat(tx, turn.chat.id)
    await every(tx, turn, str(rarer(wishes.every_days or turn.house.remind_every)))


async def intervals(tx: Transaction, turn: Turn) -> None:
    """How often: which interval."""
    await say(tx, turn, texts.how_often())


async def every(tx: Transaction, turn: Turn, days: str) -> Sentence | None:
    """From now on that often."""
    if int(days) not in {*INTERVALS, turn.house.remind_every}:
        return dead_ends.toast_passed()
    await _change(tx, turn, every_days=int(days))
    return None


async def pauses(tx: Transaction, turn: Turn) -> None:
    """Pause: for how long."""
    await say(tx, turn, texts.how_long())


async def pause(tx: Transaction, turn: Turn, days: str) -> Sentence | None:
    """No reminders until then."""
    if int(days) not in PAUSES:
        return dead_ends.toast_passed()
    await _keep(tx, turn, paused_until=turn.now + int(days) * DAY)
    await show(tx, turn)
    return None


async def stop(tx: Transaction, turn: Turn) -> None:
    """No reminders any more, nor what is still to come after a return that was told."""
    await _keep(tx, turn, stopped=True, paused_until=None)
    await follow_ups.end(tx, turn.chat.id)
    await show(tx, turn)


async def again(tx: Transaction, turn: Turn) -> None:
    """Reminders again, the first one a whole interval from now."""
    await _change(tx, turn, stopped=False, paused_until=None)


async def zones(tx: Transaction, turn: Turn) -> None:
    """Where the relative lives: which time zone."""
    await say(tx, turn, texts.where(turn.now))


async def zone(tx: Transaction, turn: Turn, name: str) -> Sentence | None:
    """The relative lives there: nothing comes at night."""
    if name not in texts.CITIES:
        return dead_ends.toast_passed()
    await _keep(tx, turn, zone_name=name)
    await show(tx, turn)
    return None


async def _keep(tx: Transaction, turn: Turn, **changes: Any) -> Wishes:
    wishes = replace(await reminder_wishes.of_chat(tx, turn.chat.id), **changes)
    await reminder_wishes.keep(tx, turn.chat.id, wishes)
    return wishes


async def _change(tx: Transaction, turn: Turn, **changes: Any) -> None:
    """What moves the next reminder, too."""
    wishes = await _keep(tx, turn, **changes)
    if await reminders.due_at(tx, turn.chat.id, Sort.DETAILS) is not None:
        await _plan(tx, turn, wishes)
    await show(tx, turn)


async def _plan(tx: Transaction, turn: Turn, wishes: Wishes) -> None:
    due_at = turn.now + (wishes.every_days or turn.house.remind_every) * DAY
    await reminders.begin(tx, turn.chat.id, Sort.DETAILS, due_at)


async def _next_at(tx: Transaction, turn: Turn, wishes: Wishes) -> int | None:
    """When the next reminder comes as far as this relative can know: nothing more comes once all have returned."""
    due_at = await reminders.due_at(tx, turn.chat.id, Sort.DETAILS)
    if due_at is None or all(await _told(tx, turn)):
        return None
    return max(due_at, wishes.paused_until or 0, turn.now)  # not yesterday, when it is late


async def _told(tx: Transaction, turn: Turn) -> list[bool]:
    """Of each open inquiry, whether this relative was told of a return."""
    own = [inquiry for inquiry in await inquiries.of_chat(tx, turn.chat.id) if inquiry.is_open]
    return [await notices.is_told(tx, inquiry.id) for inquiry in own]
