"""Relatives without Telegram are told by phone what others are written; one operator has a relative in hand at a time.

Returns are not among it: those are calls (bot/use_cases/returns/calls.py).
"""

from bot.model.actor import Actor
from bot.model.correspondence import HOUR, Content, Incoming
from bot.model.errands import LATER, ErrandsPage, Expected, ExpectedView, InHand
from bot.model.inquiry import Inquiry
from bot.model.new_number import AtOldNumber
from bot.model.refused import Reason, Refused
from bot.model.rights import Right
from bot.use_cases import looks
from bot.use_cases.access import open_talk
from bot.use_cases.register import letters, new_number, readers
from bot.use_cases.register import talks as talking
from storage.queues import errands
from storage.register import chats, inquiries, talks
from storage.staff import audit, operators
from storage.store.transaction import Transaction
from storage.wait import silence

PAGE = 50


async def view(tx: Transaction, actor: Actor, number: int = 1) -> ErrandsPage:
    """Whom this operator may call; a page that is no more is the last one; the look is kept.  Refused."""
    actor.needs(Right.CALL)
    names, count = await operators.names(tx), await errands.count(tx, actor.operator, actor.now)
    of = max(1, -(-count // PAGE))
    number = min(max(number, 1), of)
    expected = await errands.waiting(tx, actor.operator, actor.now, PAGE, (number - 1) * PAGE)
    seen = [await _seen(tx, actor, one, names.get(one.taken_by or 0, "")) for one in expected]
    await looks.keep_page(tx, actor, "chat", [one.chat_id for one in expected], number)
    return ErrandsPage(seen, count, number, of)


async def next_one(tx: Transaction, actor: Actor) -> InHand | ExpectedView | None:
    """The relative whom this operator has in hand, else who waits longest; where it is day goes first.  Refused.

    None when nobody waits, or colleagues call them all.  The look is kept.
    """
    actor.needs(Right.CALL)
    expected = await errands.waiting(tx, actor.operator, actor.now, PAGE)
    if mine := next((one for one in expected if one.taken_by == actor.id), None):
        return await in_hand(tx, actor, mine.chat_id)
    free = [await _seen(tx, actor, one, "") for one in expected if one.taken_by is None]
    shown = next((one for one in free if one.reader.night_until is None), next(iter(free), None))
    if shown:
        await looks.keep_page(tx, actor, "chat", [shown.expected.chat_id])
    return shown


async def place_of(tx: Transaction, errand_id: int) -> int:
    """Whom it is to be said to.  RowMissing when it was said."""
    return await errands.place_of(tx, errand_id)


async def may_answer(tx: Transaction, actor: Actor, errand_id: int) -> None:
    """Asks whether this operator may note the answer to that question now.  Refused; RowMissing."""
    chat_id = await errands.place_of(tx, errand_id)
    await _is_mine(tx, actor, chat_id)
    if await errands.asked_about(tx, chat_id, errand_id) is None:
        raise Refused(Reason.CHANGED)


async def may_note(tx: Transaction, actor: Actor, inquiry_id: int) -> Inquiry:
    """The inquiry of the relative whom this operator calls now.  Refused; RowMissing."""
    inquiry = await inquiries.get(tx, inquiry_id)
    await _is_mine(tx, actor, inquiry.chat_id)
    return inquiry


async def take(tx: Transaction, actor: Actor, chat_id: int) -> None:
    """From now on this operator calls that relative, and may see the number.

    Refused, with CHANGED for whoever has Telegram.
    """
    await _is_called(tx, actor, chat_id)
    await talking.take(tx, actor, chat_id)


async def in_hand(tx: Transaction, actor: Actor, chat_id: int) -> InHand:
    """The relative whom this operator calls; that the number was seen is kept.  Refused."""
    await _is_mine(tx, actor, chat_id)
    told = await errands.of_chat(tx, actor.operator, chat_id, actor.now)
    asked = await inquiries.of_chat(tx, chat_id)
    for first in asked[:1]:
        await looks.keep(tx, actor, "saw telephone", "inquiry", first.id)
    return InHand(chat_id, asked, await readers.of_chat(tx, actor, chat_id), told)


async def told(tx: Transaction, actor: Actor, chat_id: int, errand_id: int) -> bool:
    """It was said; whether more is to be said to the same relative.  Refused, with CHANGED if it was said before."""
    await _is_mine(tx, actor, chat_id)
    if not await errands.done(tx, actor.operator, chat_id, errand_id, at_old_number=False):
        raise Refused(Reason.CHANGED)
    for inquiry in (await inquiries.of_chat(tx, chat_id))[:1]:
        await audit.write(tx, actor.id, "told", "inquiry", inquiry.id, actor.now)
    return await _goes_on(tx, actor, chat_id)


async def told_at_old_number(
    tx: Transaction, actor: Actor, chat_id: int, errand_id: int, came_of_it: AtOldNumber
) -> bool:
    """Somebody called the number that they had before; whether more is to be said to them.  Refused, like told."""
    await _is_mine(tx, actor, chat_id)
    if not await errands.done(tx, actor.operator, chat_id, errand_id, at_old_number=True):
        raise Refused(Reason.CHANGED)
    await new_number.said_at_old(tx, actor, chat_id, came_of_it)
    return await _goes_on(tx, actor, chat_id)


async def answered(tx: Transaction, actor: Actor, chat_id: int, errand_id: int, said: Content) -> bool:
    """The relative has answered a question, as if they had written it; whether more is to be said to them.  Refused.

    With CHANGED if there was an answer before.
    """
    await _is_mine(tx, actor, chat_id)
    inquiry_id = await errands.asked_about(tx, chat_id, errand_id)
    if inquiry_id is None:
        raise Refused(Reason.CHANGED)
    await letters.answer(tx, await chats.get(tx, chat_id), inquiry_id, said, actor.now)
    await audit.write(tx, actor.id, "noted answer", "inquiry", inquiry_id, actor.now)
    return await _goes_on(tx, actor, chat_id)


async def noted(tx: Transaction, actor: Actor, chat_id: int, inquiry_id: int, said: Content) -> None:
    """What the relative told besides: operators read it with the case, as if they had written it.  Refused."""
    await _is_mine(tx, actor, chat_id)
    inquiry = await inquiries.get(tx, inquiry_id)
    if inquiry.chat_id != chat_id:
        raise Refused(Reason.CHANGED)
    await letters.keep(tx, chat_id, Incoming("addition", said, inquiry.id), actor.now)
    await silence.sign(tx, chat_id, actor.now)
    await audit.write(tx, actor.id, "noted words", "inquiry", inquiry.id, actor.now)


async def give_back(tx: Transaction, actor: Actor, chat_id: int, hours: int = 0) -> None:
    """The relative was not reached: a colleague may try, after the others.  Refused.

    hours: after so many they want to be called.
    """
    actor.needs(Right.CALL)
    if hours and hours not in LATER:
        raise Refused(Reason.CHANGED)
    if not await talks.give_back(tx, chat_id, actor.id):
        raise Refused(Reason.CHANGED)
    await errands.put_off(tx, chat_id, actor.now + hours * HOUR)


async def _goes_on(tx: Transaction, actor: Actor, chat_id: int) -> bool:
    """They were heard; when nothing more is to be said, they are in nobody's hands."""
    await silence.sign(tx, chat_id, actor.now)
    left = bool(await errands.of_chat(tx, actor.operator, chat_id, actor.now))
    if not left:
        await talks.give_back(tx, chat_id, actor.id)
    return left


async def _is_called(tx: Transaction, actor: Actor, chat_id: int) -> None:
    """Who has no Telegram, or had none when something was listed: that is still said."""
    actor.needs(Right.CALL)
    if await errands.has_any(tx, chat_id):
        return
    if not await chats.is_on_telephone(tx, chat_id):
        raise Refused(Reason.CHANGED)


async def _is_mine(tx: Transaction, actor: Actor, chat_id: int) -> None:
    """Also asked of who has become a relative since taking it."""
    await _is_called(tx, actor, chat_id)
    await open_talk(tx, actor, chat_id)
    if await talks.holder(tx, chat_id, actor.now) != actor.id:
        raise Refused(Reason.TALK_TAKEN)


async def _seen(tx: Transaction, actor: Actor, one: Expected, by: str) -> ExpectedView:
    asked = await inquiries.of_chat(tx, one.chat_id)
    return ExpectedView(one, asked, await readers.of_chat(tx, actor, one.chat_id), by, one.taken_by == actor.id)
