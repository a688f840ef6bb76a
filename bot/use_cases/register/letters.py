"""What relatives write to the operators, outside of any question: kept with the case, announced to who may read it.

A relative needs no command for it.  What they read in answer never depends on what operators know of the person: not on
a report, a verification or a hold (N1, N4).
"""

from bot.model.chat import Chat
from bot.model.correspondence import Content, Incoming, Receipt, Words, usual_wait
from bot.model.distress import signs
from bot.model.given import Origin
from bot.model.inquiry import Inquiry, State
from bot.model.limits import AT_ONCE, GATHER, Deed
from bot.model.reminder import ReminderKind, first_due
from bot.model.rights import Right
from bot.texts.register import talks as texts
from bot.use_cases.register import inquiries as own
from bot.use_cases.register import limits
from storage.queues import outbox
from storage.register import inquiries, messages, talks
from storage.register import limits as done
from storage.staff import operators
from storage.store.transaction import Transaction
from storage.wait import exchange_day, reminders

MOMENT = 30 * 60  # seconds in which letters belong together


async def hours_of_waiting(tx: Transaction, now: int) -> int | None:
    """Within how many hours answers come at present; None when too few were measured."""
    return usual_wait(await messages.waits(tx, now))


async def receive(tx: Transaction, chat_id: int, said: Content, origin: Origin | None, now: int) -> Receipt | None:
    """A letter is kept: what its writer hears about it; None for one more picture of an album that was answered.

    Refused, with MANY_LETTERS.
    """
    about, in_album = await _about(tx, chat_id), await _is_in_album(tx, chat_id, origin)
    # By when the family wrote, not by what operators have read: that would show whether somebody holds the case (N4).
    goes_on = await messages.wrote_since(tx, chat_id, now - MOMENT)
    in_burst = await done.did(tx, Deed.LETTER, chat_id, AT_ONCE, now - GATHER)
    await keep(tx, chat_id, Incoming("message", said, about.id if about else None, origin), now)
    if in_album:
        return None
    hours, exchange = await hours_of_waiting(tx, now), await exchange_day.is_on(tx, now)
    registered = bool(about or await inquiries.of_chat(tx, chat_id))
    return Receipt(about.reference if about else None, hours, goes_on, exchange, in_burst, registered)


async def answer(
    tx: Transaction, chat: Chat, inquiry_id: int, said: Content, now: int, origin: Origin | None = None
) -> Inquiry:
    """A question is answered: where that brings the inquiry back into the queue, the answer is read there.

    Refused, with MANY_LETTERS; RowMissing.
    """
    inquiry, returns = await own.answered(tx, chat, inquiry_id, now)
    await keep(tx, chat.id, Incoming("answer", said, inquiry.id, origin), now, read=returns)
    return inquiry


async def correct(tx: Transaction, chat_id: int, before: Words, said: Content, origin: Origin, now: int) -> bool:
    """A letter was edited: operators see the new words below the old.  False if no word was changed."""
    if said == before.content:  # Telegram also reports edits that change no word
        return False
    await keep(tx, chat_id, Incoming(before.sort, said, before.inquiry_id, origin, corrects=before.id), now)
    return True


async def keep(tx: Transaction, chat_id: int, letter: Incoming, now: int, *, read: bool = False) -> None:
    """Keeps what a family said; operators who may read it and had nothing from this family hear about it.

    They hear once, until there is nothing left to read; who has the talk in hand hears about each new message in it.
    read: it needs no operator.  Refused, with MANY_LETTERS.
    """
    await limits.need_room(tx, Deed.LETTER, chat_id, now)
    staff = [] if read else await operators.active(tx, Right.REVIEW)
    waited = [(one, await talks.waits(tx, one, now), await talks.waits(tx, one, now, chat_id)) for one in staff]
    added = await messages.add(
        tx,
        chat_id,
        letter.sort,
        letter.content,
        now,
        origin=letter.origin,
        inquiry_id=letter.inquiry_id,
        read=read,
        corrects=letter.corrects,
    )
    if not read:
        await reminders.begin(tx, chat_id, ReminderKind.LETTER, first_due(ReminderKind.LETTER, now), added)
    if _cannot_wait(letter) and await _tell_at_once(tx, chat_id, added, now):
        return
    holder = await talks.holder(tx, chat_id, now)
    for operator, any_did, this_did in waited:
        has_it = operator.id == holder
        if (has_it or not any_did) and not this_did and await talks.waits(tx, operator, now, chat_id):
            await outbox.put(tx, operator.chat_id, texts.went_on() if has_it else texts.wrote(), now)


def _cannot_wait(letter: Incoming) -> bool:
    """Whether operators hear at once; not of the bot's own words, which have figures and “send” in them as well."""
    return not (letter.origin and letter.origin.ours) and bool(signs(letter.content.text))


async def _tell_at_once(tx: Transaction, chat_id: int, message_id: int, now: int) -> bool:
    """Everybody who may read it hears of a letter that cannot wait, whatever else they have to read; whether anybody.

    Once in half an hour of the same family.
    """
    staff = [one for one in await operators.active(tx, Right.REVIEW) if await talks.waits(tx, one, now, chat_id)]
    for operator in staff:
        dedup = f"urgent/{chat_id}/{operator.id}/{now // MOMENT}"
        await outbox.put(tx, operator.chat_id, texts.wrote_urgently(message_id), now, dedup=dedup)
    return bool(staff)


async def question_that_waits(tx: Transaction, chat_id: int) -> Inquiry | None:
    """The inquiry whose question words answer without its button: the only one that waits, and the last thing said."""
    asked = [inquiry for inquiry in await inquiries.of_chat(tx, chat_id) if inquiry.state is State.ASKED]
    last = await messages.last_to_family(tx, chat_id)
    went_on = last is not None and last.sort == "reply"
    return asked[0] if len(asked) == 1 and not went_on else None


async def _about(tx: Transaction, chat_id: int) -> Inquiry | None:
    """The only open inquiry, or the one of which an operator spoke last."""
    theirs = [inquiry for inquiry in await inquiries.of_chat(tx, chat_id) if inquiry.is_open]
    if len(theirs) == 1:
        return theirs[0]
    last = await messages.last_to_family(tx, chat_id)
    return next((inquiry for inquiry in theirs if last and inquiry.id == last.inquiry_id), None)


async def _is_in_album(tx: Transaction, chat_id: int, origin: Origin | None) -> bool:
    """Whether this is one more picture of an album that was answered already."""
    album = origin.album if origin else None
    return album is not None and await messages.has_album(tx, chat_id, album)
