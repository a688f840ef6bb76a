"""/reminders, and the buttons below a reminder: a relative decides how often, and whether at all."""

from bot.model.pages import Page
from bot.texts.register import arrival
from bot.texts.wait import reminder_wishes as texts
from bot.use_cases.wait import reminder_settings as settings
from handlers import dialogs
from handlers.request import ChatRequest, say
from storage.store.transaction import Transaction


async def show(tx: Transaction, request: ChatRequest) -> None:
    """How reminders are set, and the way to change it."""
    if not request.chat.has_consented:
        await say(tx, request, arrival.welcome(request.org))
        return
    await say(tx, request, texts.settings(request.org, await settings.view(tx, request.chat, request.now), request.now))
    await dialogs.repeat(tx, request)


async def fine(tx: Transaction, request: ChatRequest) -> None:
    """All is right."""
    await settings.confirm(tx, request.chat, request.now)
    seen = await settings.view(tx, request.chat, request.now)
    await say(tx, request, texts.fine(seen.next_at, request.org))


async def changed(tx: Transaction, request: ChatRequest, page: int = 0) -> None:
    """Something changed: to which inquiry it belongs."""
    await say(tx, request, texts.changed(Page.of(await settings.may_change_details(tx, request.chat), page)))


async def less_often(tx: Transaction, request: ChatRequest) -> None:
    """Less often: the next longer interval."""
    await settings.less_often(tx, request.chat, request.org, request.now)
    await show(tx, request)


async def every(tx: Transaction, request: ChatRequest, days: int) -> None:
    """From now on that often."""
    await settings.every(tx, request.chat, request.org, days, request.now)
    await show(tx, request)


async def pause(tx: Transaction, request: ChatRequest, days: int) -> None:
    """No reminders until then."""
    await settings.pause(tx, request.chat, days, request.now)
    await show(tx, request)


async def stop(tx: Transaction, request: ChatRequest) -> None:
    """No reminders any more."""
    await settings.stop(tx, request.chat)
    await show(tx, request)


async def again(tx: Transaction, request: ChatRequest, _again: str) -> None:
    """Reminders again."""
    await settings.start_again(tx, request.chat, request.org, request.now)
    await show(tx, request)


async def zones(tx: Transaction, request: ChatRequest) -> None:
    """Where the relative lives: which time zone."""
    await say(tx, request, texts.where(request.now))


async def zone(tx: Transaction, request: ChatRequest, name: str) -> None:
    """The relative lives there."""
    await settings.live_in(tx, request.chat, name)
    await show(tx, request)
