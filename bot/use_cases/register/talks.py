"""Operators read what families write and answer it; neither sees the other's account.

A talk is in one operator's hands at a time; it is free again when it was given back, closed, or left for half an hour.
"""

from bot.model.actor import Actor
from bot.model.correspondence import Content, Unread, Words
from bot.model.inquiry import Inquiry
from bot.model.refused import Reason, Refused
from bot.model.rights import Right
from bot.texts.register import inquiries as family
from bot.use_cases import looks
from bot.use_cases.access import open_inquiry, open_talk
from bot.use_cases.register import readers
from storage.queues import outbox
from storage.register import inquiries, messages
from storage.register import talks as stored
from storage.staff import audit
from storage.store.transaction import Transaction

AT_ONCE = 20  # letters shown together, so that a family with hundreds keeps no operator from the others


async def oldest(tx: Transaction, actor: Actor) -> Unread | None:
    """The talk that this actor has in hand, else the family that waits longest; from now on in this one's hands.

    None when nobody waits.  Refused.
    """
    actor.needs(Right.REVIEW)
    chat_id = await stored.next_waiting(tx, actor.operator, actor.now)
    if chat_id is None or not await stored.take(tx, chat_id, actor.id, actor.now):
        return None
    return await _unread(tx, actor, chat_id)


async def urgent(tx: Transaction, actor: Actor, message_id: int) -> Unread | None:
    """The talk in which a letter cannot wait, in this actor's hands; None when it was read meanwhile.  Refused."""
    words = await take_to_answer(tx, actor, message_id)
    return await _unread(tx, actor, words.chat_id)


async def _unread(tx: Transaction, actor: Actor, chat_id: int) -> Unread | None:
    unread = await messages.unread(tx, chat_id)
    if not unread:
        return None
    said = unread[:AT_ONCE]
    about = [inquiry for inquiry in await inquiries.of_chat(tx, chat_id) if inquiry.is_open]
    await looks.keep(tx, actor, "read", "message", said[-1].id)
    return Unread(said, len(unread) - len(said), about, await readers.of_chat(tx, actor, chat_id))


async def history(tx: Transaction, actor: Actor, inquiry_id: int) -> tuple[Inquiry, list[Words]]:
    """A case, and everything that was said about it; the look is kept.  Refused."""
    inquiry = await open_inquiry(tx, actor, inquiry_id, Right.REPORT)
    await looks.keep(tx, actor, "viewed", "inquiry", inquiry.id)
    return inquiry, await messages.of_inquiry(tx, inquiry.chat_id, inquiry.id)


async def finish(tx: Transaction, actor: Actor, message_id: int, inquiry_id: int | None = None) -> None:
    """What was shown needs no answer; the talk is in nobody's hands.  Refused, with CHANGED when it was read before.

    inquiry_id: of the page that showed it; what belongs to another inquiry was not shown, and waits on.
    """
    words = await messages.get(tx, message_id)
    await open_talk(tx, actor, words.chat_id)
    await _was_shown(tx, actor, words, inquiry_id)
    if not await messages.mark_read(tx, words.chat_id, words.id, actor.now, inquiry_id):
        raise Refused(Reason.CHANGED)
    await stored.give_back(tx, words.chat_id, actor.id)
    await audit.write(tx, actor.id, "closed", "message", words.id, actor.now)


async def give_back(tx: Transaction, actor: Actor, message_id: int) -> None:
    """Another operator is to answer.  Refused, with CHANGED when it is not in this actor's hands."""
    await _lay_down(tx, actor, message_id)
    await audit.write(tx, actor.id, "gave back", "message", message_id, actor.now)


async def lay_down(tx: Transaction, actor: Actor, chat_id: int) -> None:
    """The talk with that family is anybody's.  Refused, with CHANGED when it is not in this actor's hands."""
    actor.needs(Right.REVIEW)
    if not await stored.give_back(tx, chat_id, actor.id):
        raise Refused(Reason.CHANGED)
    await audit.write(tx, actor.id, "gave back", "message", await messages.first_unread(tx, chat_id), actor.now)


async def close(tx: Transaction, actor: Actor, message_id: int) -> None:
    """The talk is over; what the family writes later comes to everybody.  Refused, like give_back."""
    await _lay_down(tx, actor, message_id)
    await audit.write(tx, actor.id, "closed", "message", message_id, actor.now)


async def take(tx: Transaction, actor: Actor, chat_id: int) -> None:
    """From now on the talk with that family is in this actor's hands.  Refused, with TALK_TAKEN."""
    await open_talk(tx, actor, chat_id)
    if not await stored.take(tx, chat_id, actor.id, actor.now):
        raise Refused(Reason.TALK_TAKEN)


async def take_to_answer(tx: Transaction, actor: Actor, message_id: int) -> Words:
    """What is to be answered, with its talk taken in hand.  Refused."""
    words = await messages.get(tx, message_id)
    await take(tx, actor, words.chat_id)
    return words


async def take_to_write(tx: Transaction, actor: Actor, inquiry_id: int) -> Inquiry:
    """The case to whose family the actor writes first, with the talk taken in hand.  Refused."""
    inquiry = await open_inquiry(tx, actor, inquiry_id, Right.REVIEW)
    await take(tx, actor, inquiry.chat_id)
    return inquiry


async def answer(tx: Transaction, actor: Actor, message_id: int, said: Content, inquiry_id: int | None = None) -> int:
    """The answer goes to the family as it is; its id.  All up to what was answered is read.  Refused.

    inquiry_id: of the page that showed it, as in finish.
    """
    words = await take_to_answer(tx, actor, message_id)
    await _was_shown(tx, actor, words, inquiry_id)
    answered = await messages.unread(tx, words.chat_id, words.id, inquiry_id)
    await messages.mark_read(tx, words.chat_id, words.id, actor.now, inquiry_id)
    waited = actor.now - answered[0].sent_at if answered else None
    return await send(tx, actor, words.chat_id, said, inquiry_id=inquiry_id or words.inquiry_id, waited=waited)


async def write(tx: Transaction, actor: Actor, inquiry_id: int, said: Content) -> int:
    """The words go to the family of a case as they are; their id.  Refused."""
    inquiry = await take_to_write(tx, actor, inquiry_id)
    return await send(tx, actor, inquiry.chat_id, said, inquiry_id=inquiry.id)


async def send(
    tx: Transaction,
    actor: Actor,
    chat_id: int,
    said: Content,
    *,
    inquiry_id: int | None = None,
    waited: int | None = None,
) -> int:
    """Words of an operator who has the talk in hand go to a chat, and are part of the case; their id.

    waited: for how many seconds the family waited for them.
    """
    rows = [await outbox.put(tx, chat_id, part, actor.now) for part in family.from_operator(actor.org, said)]
    written = await messages.add_of_operator(
        tx,
        chat_id,
        "reply",
        said,
        actor.now,
        operator_id=actor.id,
        outbox_id=rows[-1],
        inquiry_id=inquiry_id,
        waited=waited,
    )
    await audit.write(tx, actor.id, "replied", "message", written, actor.now)
    return written


async def _was_shown(tx: Transaction, actor: Actor, words: Words, inquiry_id: int | None) -> None:
    """A page of an inquiry shows what belongs to it, and to none in particular.  Refused, with CHANGED."""
    if inquiry_id is None:
        return
    inquiry = await open_inquiry(tx, actor, inquiry_id, Right.REVIEW)
    if inquiry.chat_id != words.chat_id or words.inquiry_id not in (None, inquiry.id):
        raise Refused(Reason.CHANGED)


async def _lay_down(tx: Transaction, actor: Actor, message_id: int) -> None:
    actor.needs(Right.REVIEW)
    words = await messages.get(tx, message_id)
    if not await stored.give_back(tx, words.chat_id, actor.id):
        raise Refused(Reason.CHANGED)
