"""Rights that sleep, in the chat."""

from bot.texts.staff import sleeping as texts
from bot.use_cases.staff import sleeping
from handlers.request import ChatRequest, say
from storage.store.transaction import Transaction


async def wake(tx: Transaction, request: ChatRequest, operator_id: int, asleep_at: int) -> None:
    """An administrator knows that it is still them."""
    subject = await sleeping.wake(tx, request.actor, operator_id, asleep_at)
    await say(tx, request, texts.woken_by_you(subject.name))
