"""Whom no message reaches is called by a person; the number is shown only to who takes the call."""

from bot.model.sentence import Sentence
from bot.texts import dead_ends
from bot.texts.returns import calls as texts
from bot.use_cases.wait import reminding
from handlers.turn import Turn, say
from storage.register import inquiries
from storage.returns import follow_ups, notices
from storage.staff import audit
from storage.store.transaction import Transaction


async def oldest(tx: Transaction, turn: Turn) -> None:
    """The call that this operator has taken, else the oldest that nobody has."""
    call = await notices.oldest_call(tx, turn.staff.id, turn.now)
    if call is None:
        await say(tx, turn, texts.none_waiting())
        return
    inquiry = await inquiries.get(tx, call.inquiry_id)
    taken = call.taken_by == turn.staff.id
    await say(tx, turn, texts.card(inquiry, call, taken=taken))


async def take(tx: Transaction, turn: Turn, call_id: str) -> Sentence | None:
    """From now on it is this operator's call, and the number is shown."""
    if not await notices.take_call(tx, int(call_id), turn.staff.id, turn.now):
        return dead_ends.toast_again()
    await audit.write(tx, turn.staff.id, "took", "call", int(call_id), turn.now)
    await oldest(tx, turn)
    return None


async def give_back(tx: Transaction, turn: Turn, call_id: str) -> Sentence | None:
    """The relative was not reached; the next operator may try."""
    if not await notices.give_back_call(tx, int(call_id), turn.staff.id):
        return dead_ends.toast_again()
    await audit.write(tx, turn.staff.id, "gave back", "call", int(call_id), turn.now)
    await say(tx, turn, texts.given_back())
    return None


async def told(tx: Transaction, turn: Turn, call_id: str) -> Sentence | None:
    """The relative has been told by telephone."""
    if not await notices.told_by_phone(tx, int(call_id), turn.staff.id, turn.now):
        return dead_ends.toast_again()
    await reminding.rest_after_telling(tx, await notices.chat_of_call(tx, int(call_id)), turn.now)
    await follow_ups.begin_after_call(tx, int(call_id), turn.now)
    await audit.write(tx, turn.staff.id, "told", "call", int(call_id), turn.now)
    await say(tx, turn, texts.closed())
    return None
