"""/updates: families read the latest updates again, those that were meant for them."""

from bot.model.message import Kind
from bot.texts.updates import updates as texts
from bot.use_cases.updates import reading
from handlers import dialogs
from handlers.request import ChatRequest, say
from storage.queues import outbox
from storage.store.transaction import Transaction


async def latest(tx: Transaction, request: ChatRequest) -> None:
    """The last few in the reader's language, the newest at the end."""
    calls = await reading.latest(tx, request.chat)
    await say(tx, request, texts.latest(len(calls)))
    for call in calls:
        await outbox.put_call(tx, request.chat.id, Kind.REPLY, call, request.now)
    await dialogs.repeat(tx, request)
