"""The day of an exchange in the chat: whether it is on, and an administrator's buttons."""

from collections.abc import Awaitable

from bot.model.refused import Refused
from bot.model.sentence import Sentence
from bot.texts import refused
from bot.texts.wait import exchange_day as texts
from bot.use_cases.wait import exchange_day
from handlers.request import ChatRequest, say
from storage.store.transaction import Transaction
from storage.wait.exchange_day import ends_at


async def show(tx: Transaction, request: ChatRequest) -> None:
    """Whether it is on, and how much comes in."""
    await say(tx, request, texts.standing(request.org, await exchange_day.view(tx, request.actor), request.now))


async def ask(tx: Transaction, request: ChatRequest) -> None:
    """Before it is switched on: whether it was announced publicly."""
    await say(tx, request, texts.ask(await ends_at(tx)))


async def begin(tx: Transaction, request: ChatRequest, seen: int) -> Sentence | None:
    """It was announced publicly: the day begins."""
    return await _try(tx, request, exchange_day.begin(tx, request.actor, seen))


async def prolong(tx: Transaction, request: ChatRequest, seen: int) -> Sentence | None:
    """It lasts half a day longer."""
    return await _try(tx, request, exchange_day.prolong(tx, request.actor, seen))


async def end(tx: Transaction, request: ChatRequest, seen: int) -> Sentence | None:
    """It is over."""
    return await _try(tx, request, exchange_day.end(tx, request.actor, seen))


async def _try(tx: Transaction, request: ChatRequest, deed: Awaitable[None]) -> Sentence | None:
    """Shows how it is now, whether it was done or somebody else was faster."""
    why = None
    try:
        await deed
    except Refused as refusal:  # nothing was written
        why = refused.SENTENCES[refusal.reason]
    await show(tx, request)
    return why
