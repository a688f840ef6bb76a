"""Relatives without Telegram in the chat: whoever calls them says, asks and notes, as at the desk."""

from bot.model.correspondence import Content
from bot.model.errands import InHand
from bot.model.form import Draft
from bot.model.new_number import AtOldNumber
from bot.model.refused import Reason, Refused
from bot.texts.register import errands as texts
from bot.texts.returns import calls
from bot.use_cases.register import errands
from handlers.request import ChatRequest, say
from storage.store.transaction import Transaction


async def oldest(tx: Transaction, request: ChatRequest) -> None:
    """Whom this operator has in hand, else who waits longest; that there is nobody, if so."""
    seen = await errands.next_one(tx, request.actor)
    if seen is None:
        await say(tx, request, calls.none_waiting())
    else:
        await say(tx, request, texts.in_hand(seen) if isinstance(seen, InHand) else texts.card(seen))


async def take(tx: Transaction, request: ChatRequest, chat_id: int) -> None:
    """From now on this operator calls them, and the number is shown."""
    await errands.take(tx, request.actor, chat_id)
    await _show(tx, request, chat_id)


async def said(tx: Transaction, request: ChatRequest, errand_id: int) -> None:
    """It was said."""
    chat_id = await errands.place_of(tx, errand_id)
    await _goes_on(tx, request, chat_id, more=await errands.told(tx, request.actor, chat_id, errand_id))


async def at_old_number(tx: Transaction, request: ChatRequest, errand_id: int, outcome: str) -> None:
    """What came of the call to the number that they had before."""
    if outcome not in set(AtOldNumber):
        raise Refused(Reason.CHANGED)
    chat_id, came_of_it = await errands.place_of(tx, errand_id), AtOldNumber(outcome)
    more = await errands.told_at_old_number(tx, request.actor, chat_id, errand_id, came_of_it)
    await _goes_on(tx, request, chat_id, more=more)


async def give_back(tx: Transaction, request: ChatRequest, chat_id: int, hours: int) -> None:
    """They were not reached, or want to be called later."""
    await errands.give_back(tx, request.actor, chat_id, hours)
    await say(tx, request, texts.given_back())


async def end_answer(tx: Transaction, request: ChatRequest, draft: Draft) -> None:
    """What they have answered to a question."""
    errand_id = int(draft.subject)
    chat_id = await errands.place_of(tx, errand_id)
    more = await errands.answered(tx, request.actor, chat_id, errand_id, Content(draft.answers["words"]))
    await _goes_on(tx, request, chat_id, more=more)


async def end_words(tx: Transaction, request: ChatRequest, draft: Draft) -> None:
    """What they have told besides."""
    inquiry = await errands.may_note(tx, request.actor, int(draft.subject))
    await errands.noted(tx, request.actor, inquiry.chat_id, inquiry.id, Content(draft.answers["words"]))
    await say(tx, request, texts.noted())


async def _goes_on(tx: Transaction, request: ChatRequest, chat_id: int, *, more: bool) -> None:
    if more:
        await _show(tx, request, chat_id)
    else:
        await say(tx, request, texts.recorded())


async def _show(tx: Transaction, request: ChatRequest, chat_id: int) -> None:
    await say(tx, request, texts.in_hand(await errands.in_hand(tx, request.actor, chat_id)))
