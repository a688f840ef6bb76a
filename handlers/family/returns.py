"""A relative says that a notice was read."""

from bot.model.sentence import Sentence
from bot.texts.returns import notices as texts
from bot.use_cases.returns import acknowledging
from handlers import conversation, dialogs
from handlers.request import ChatRequest, say
from storage.store.transaction import Transaction


async def acknowledge(tx: Transaction, request: ChatRequest, notice_id: int) -> Sentence | None:
    """The button below a notice; in any other chat, and before it can have arrived, it is nobody's."""
    found = await acknowledging.press(tx, request.chat, notice_id, request.pressed, request.now)
    if found is None:
        return await conversation.unknown_button(tx, request)
    if found.again:
        return texts.acknowledged_before()
    await say(tx, request, texts.acknowledged(request.org))
    await dialogs.repeat(tx, request)
    return None
