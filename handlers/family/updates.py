"""/updates: families read the latest updates again, those that were meant for them."""

from bot.model.message import Kind
from bot.texts.updates import updates as texts
from bot.use_cases.updates import reading
from handlers import dialogs
from handlers.turn import Turn, say
from storage.queues import outbox
from storage.store.transaction import Transaction


async def latest(tx: Transaction, turn: Turn) -> None:
    """The last few in the reader's language, the newest at the end."""
    calls = await reading.latest(tx, turn.chat)
    await say(tx, turn, texts.latest(len(calls)))
    for call in calls:
        await outbox.put_call(tx, turn.chat.id, Kind.REPLY, call, turn.now)
    await dialogs.repeat(tx, turn)
