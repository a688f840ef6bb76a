"""Held cases in the chat: holding, lifting, handing over, and which there are."""

from bot.model.sentence import Sentence
from bot.texts import dead_ends
from bot.texts.register import holding as texts
from bot.use_cases.register import holding
from handlers.operators import cases
from handlers.request import ChatRequest, say
from storage.store.transaction import Transaction


async def hold(tx: Transaction, request: ChatRequest, person_id: int) -> Sentence | None:
    """A person handles the case."""
    if not await holding.hold(tx, request.actor, person_id):
        return dead_ends.toast_again()
    await say(tx, request, texts.held(request.staff.name))
    return None


async def lift(
    tx: Transaction, request: ChatRequest, person_id: int, holder_id: int = 0, since: int = 0
) -> Sentence | None:
    """The bot goes on with the case.

    A button of a former version does not say whose hold was shown: it lifts nothing, and the card says whose it is.
    """
    if not holder_id:
        await cases.show_person(tx, request, person_id)
        return dead_ends.toast_passed()
    await holding.lift(tx, request.actor, person_id, holder_id, since)
    await say(tx, request, texts.lifted(request.staff.name))
    return None


async def choose(tx: Transaction, request: ChatRequest, person_id: int) -> None:
    """An operator wants another one to answer for a held case: asks who."""
    case, able = await holding.may_hand_over(tx, request.actor, person_id)
    await say(tx, request, texts.to_whom(case, able, request.staff))


async def hand_over(tx: Transaction, request: ChatRequest, person_id: int, holder_id: int, to: int) -> None:
    """From now on another operator answers for it."""
    case, colleague = await holding.hand_over(tx, request.actor, person_id, holder_id, to)
    await say(tx, request, texts.handed_over(case, colleague))


async def every(tx: Transaction, request: ChatRequest, number: int = 1) -> None:
    """/held: which cases are held, by whom, for how long; page by page."""
    await say(tx, request, *texts.every(request.org, await holding.held_cases(tx, request.actor, number), request.now))
