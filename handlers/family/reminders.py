"""/reminders, and the buttons below a reminder: a relative decides how often, and whether at all."""

from bot.texts.register import arrival
from bot.texts.wait import reminder_wishes as texts
from bot.use_cases.wait import reminder_settings as settings
from handlers import dialogs
from handlers.turn import Turn, say
from storage.store.transaction import Transaction


async def show(tx: Transaction, turn: Turn) -> None:
    """How reminders are set, and the way to change it."""
    if not turn.chat.has_consented:
        await say(tx, turn, arrival.welcome(turn.house))
        return
    await say(tx, turn, texts.settings(turn.house, await settings.view(tx, turn.chat, turn.now), turn.now))
    await dialogs.repeat(tx, turn)


async def fine(tx: Transaction, turn: Turn) -> None:
    """All is right."""
    await settings.confirm(tx, turn.chat, turn.now)
    seen = await settings.view(tx, turn.chat, turn.now)
    await say(tx, turn, texts.fine(seen.next_at, turn.house))


async def changed(tx: Transaction, turn: Turn) -> None:
    """Something changed: to which inquiry it belongs."""
    await say(tx, turn, texts.changed(await settings.may_change_details(tx, turn.chat)))


async def less_often(tx: Transaction, turn: Turn) -> None:
    """Less often: the next longer interval."""
    await settings.less_often(tx, turn.chat, turn.house, turn.now)
    await show(tx, turn)


async def intervals(tx: Transaction, turn: Turn) -> None:
    """How often: which interval."""
    await say(tx, turn, texts.how_often())


async def every(tx: Transaction, turn: Turn, days: str) -> None:
    """From now on that often."""
    await settings.every(tx, turn.chat, turn.house, int(days), turn.now)
    await show(tx, turn)


async def pauses(tx: Transaction, turn: Turn) -> None:
    """Pause: for how long."""
    await say(tx, turn, texts.how_long())


async def pause(tx: Transaction, turn: Turn, days: str) -> None:
    """No reminders until then."""
    await settings.pause(tx, turn.chat, int(days), turn.now)
    await show(tx, turn)


async def stop(tx: Transaction, turn: Turn) -> None:
    """No reminders any more."""
    await settings.stop(tx, turn.chat)
    await show(tx, turn)


async def again(tx: Transaction, turn: Turn) -> None:
    """Reminders again."""
    await settings.start_again(tx, turn.chat, turn.house, turn.now)
    await show(tx, turn)


async def zones(tx: Transaction, turn: Turn) -> None:
    """Where the relative lives: which time zone."""
    await say(tx, turn, texts.where(turn.now))


async def zone(tx: Transaction, turn: Turn, name: str) -> None:
    """The relative lives there."""
    await settings.live_in(tx, turn.chat, name)
    await show(tx, turn)
