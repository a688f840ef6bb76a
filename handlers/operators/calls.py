"""Calls in the chat: relatives that no message reaches are told by a person."""

from bot.texts.returns import calls as texts
from bot.use_cases.returns import calls
from handlers.turn import Turn, say
from storage.store.transaction import Transaction


async def oldest(tx: Transaction, turn: Turn) -> None:
    """The call that this operator has taken, else the oldest that nobody has."""
    seen = await calls.oldest(tx, turn.actor)
    await say(tx, turn, texts.card(seen) if seen else texts.none_waiting())


async def take(tx: Transaction, turn: Turn, call_id: str) -> None:
    """From now on it is this operator's call, and the number is shown."""
    await calls.take(tx, turn.actor, int(call_id))
    await oldest(tx, turn)


async def give_back(tx: Transaction, turn: Turn, call_id: str) -> None:
    """The relative was not reached; the next operator may try."""
    await calls.give_back(tx, turn.actor, int(call_id))
    await say(tx, turn, texts.given_back())


async def told(tx: Transaction, turn: Turn, call_id: str) -> None:
    """The relative has been told by telephone."""
    await calls.told(tx, turn.actor, int(call_id))
    await say(tx, turn, texts.closed())
