"""The day of an exchange in the chat: whether it is on, and an administrator's buttons."""

from bot.model.refused import Refused
from bot.model.sentence import Sentence
from bot.texts import refused
from bot.texts.wait import exchange_day as texts
from bot.use_cases.wait import exchange_day
from handlers.acting import Job
from handlers.request import ChatRequest, say
from handlers.steps import UseCase
from storage.store.transaction import Transaction
from storage.wait.exchange_day import ends_at


async def show(tx: Transaction, request: ChatRequest) -> None:
    """Whether it is on, and how much comes in."""
    seen = await exchange_day.view(tx, request.org, request.actor)
    await say(tx, request, texts.standing(request.org, seen, request.now))


async def ask(tx: Transaction, request: ChatRequest) -> None:
    """Before it is switched on: whether it was announced publicly."""
    await say(tx, request, texts.ask(await ends_at(tx)))


def tries(use_case: UseCase) -> Job:
    """Shows how it is now, whether it was done or somebody else was faster."""

    async def job(tx: Transaction, request: ChatRequest, seen: int) -> Sentence | None:
        why = None
        try:
            await use_case(tx, request.actor, seen)
        except Refused as refusal:  # nothing was written
            why = refused.SENTENCES[refusal.reason]
        await show(tx, request)
        return why

    return job
