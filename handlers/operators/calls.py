"""Calls in the chat: relatives that no message reaches are told by a person."""

from bot.texts.returns import calls as texts
from bot.use_cases.returns import calls
from handlers.operators import errands
from handlers.request import ChatRequest, say
from storage.store.transaction import Transaction


async def oldest(tx: Transaction, request: ChatRequest) -> None:
    """The call that this operator has taken, else the oldest that nobody has; then whom nobody can write to."""
    seen = await calls.oldest(tx, request.actor)
    if seen:
        await say(tx, request, texts.card(seen))
    else:
        await errands.oldest(tx, request)


async def told(tx: Transaction, request: ChatRequest, call_id: int) -> None:
    """The relative knows."""
    await say(tx, request, texts.closed(stands=await calls.told(tx, request.actor, call_id)))


async def give_back(tx: Transaction, request: ChatRequest, call_id: int) -> None:
    """The relative was not reached."""
    await say(tx, request, texts.given_back(stands=await calls.give_back(tx, request.actor, call_id)))


async def take(tx: Transaction, request: ChatRequest, call_id: int) -> None:
    """From now on it is this operator's call, and the number is shown."""
    await calls.take(tx, request.actor, call_id)
    await oldest(tx, request)
