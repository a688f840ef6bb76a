"""An administrator lets an operator go on who has opened very many people."""

from bot.texts.staff import metering as texts
from bot.use_cases import metering
from handlers.request import ChatRequest, say
from storage.store.transaction import Transaction


async def see_again(tx: Transaction, request: ChatRequest, operator_id: int, paused_at: int) -> None:
    """The pause is over."""
    await say(tx, request, texts.lets_go_on((await metering.end_pause(tx, request.actor, operator_id, paused_at)).name))
