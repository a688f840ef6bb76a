"""What relatives write to the operators, outside of any question: kept with the case, announced to who may read it.

A relative needs no command for it.  What they read in answer never depends on what operators know of the person: not on
a report, a verification or a hold (N1, N4).
"""

from bot.model.chat import Operator
from bot.model.correspondence import Content, usual_wait
from bot.model.form import Draft
from bot.model.given import Letter
from bot.model.inquiry import Inquiry
from bot.model.rights import Right
from bot.texts import dead_ends
from bot.texts.register import talks
from bot.texts.wait import exchange_day as exchange_texts
from bot.use_cases.register.letters import content
from handlers import dialogs
from handlers.operators import staff
from handlers.turn import Turn, say
from storage.queues import outbox
from storage.register import inquiries, messages
from storage.register import talks as stored
from storage.staff import operators
from storage.store.transaction import Transaction
from storage.wait import exchange_day

MOMENT = 30 * 60  # seconds in which letters belong together


async def begin(tx: Transaction, turn: Turn) -> None:
    """/operator: for operators their menu, for everybody else the way to speak with one."""
    if turn.operator:
        await staff.menu(tx, turn)
    elif not turn.chat.has_consented:
        await say(tx, turn, dead_ends.consent_needed(turn.house))
    else:
        await say(tx, turn, talks.opening(turn.house, await _wait(tx, turn)))
        await dialogs.begin(tx, turn, "letter")


async def end(tx: Transaction, turn: Turn, draft: Draft) -> None:
    """The letter that was begun with /operator."""
    await _receive(tx, turn, content(draft))


async def receive(tx: Transaction, turn: Turn, letter: Letter) -> None:
    """Words, a photo or a file that answer no question."""
    await _receive(tx, turn, Content.of(letter))


async def correct(tx: Transaction, turn: Turn, letter: Letter) -> bool:
    """A letter was edited: operators see the new words below the old.  False if the message was no letter."""
    before = await messages.sent_as(tx, turn.chat.id, turn.origin.message_id) if turn.origin else None
    if before is None:
        return False
    new = Content.of(letter)
    if new != before.content:  # Telegram also reports edits that change no word
        await keep(tx, turn, before.sort, new, before.inquiry_id, corrects=before.id)
        await say(tx, turn, dead_ends.corrected())
    return True


async def keep(
    tx: Transaction,
    turn: Turn,
    sort: str,
    said: Content,
    inquiry_id: int | None,
    *,
    read: bool = False,
    corrects: int | None = None,
) -> None:
    """Keeps what a family said; whoever may read it and had nothing from this family hears of it."""
    staff_ = [] if read else await operators.active(tx, Right.REVIEW)
    before = {operator.id: await stored.waiting(tx, operator, turn.now) for operator in staff_}
    await messages.add(
        tx, turn.chat.id, sort, said, turn.now, origin=turn.origin, inquiry_id=inquiry_id, read=read, corrects=corrects
    )
    holder = await stored.holder(tx, turn.chat.id, turn.now)
    for operator in staff_:
        await _announce(tx, turn, operator, before[operator.id], holder == operator.id)


async def _receive(tx: Transaction, turn: Turn, said: Content) -> None:
    about, in_album = await _about(tx, turn), await _is_in_album(tx, turn)
    # By when the family wrote, not by what operators have read: that would show whether somebody holds the case (N4).
    goes_on = await messages.wrote_since(tx, turn.chat.id, turn.now - MOMENT)
    await keep(tx, turn, "message", said, about.id if about else None)
    if not in_album:
        reference, wait = about.reference if about else None, await _wait(tx, turn)
        await say(tx, turn, talks.passed_on(turn.house, said, reference, wait, goes_on=goes_on))
        if await exchange_day.is_on(tx, turn.now):
            await say(tx, turn, exchange_texts.to_family())


async def _announce(tx: Transaction, turn: Turn, operator: Operator, before: set[int], has_it: bool) -> None:
    """Once, until there is nothing left to read; whoever has the talk in hand hears of each new turn in it."""
    if turn.chat.id in before or turn.chat.id not in await stored.waiting(tx, operator, turn.now):
        return
    if has_it or not before:
        message = talks.went_on() if has_it else talks.wrote()
        await outbox.put(tx, operator.chat_id, message, turn.now)


async def _about(tx: Transaction, turn: Turn) -> Inquiry | None:
    """The only open inquiry, or the one of which an operator spoke last."""
    own = [inquiry for inquiry in await inquiries.of_chat(tx, turn.chat.id) if inquiry.is_open]
    if len(own) == 1:
        return own[0]
    last = await messages.last_to_family(tx, turn.chat.id)
    return next((inquiry for inquiry in own if last and inquiry.id == last.inquiry_id), None)


async def _is_in_album(tx: Transaction, turn: Turn) -> bool:
    """Whether this is one more picture of an album that was answered already."""
    album = turn.origin.album if turn.origin else None
    return album is not None and await messages.has_album(tx, turn.chat.id, album)


async def _wait(tx: Transaction, turn: Turn) -> int | None:
    return usual_wait(await messages.waits(tx, turn.now))
