"""Operators read what families write and answer through the bot; neither sees the other's account.

A talk is in one operator's hands at a time; it is free again when it was given back, closed, or left for half an hour.
"""

from collections.abc import Sequence

from bot.model.correspondence import Words
from bot.model.form import Draft
from bot.model.inquiry import Inquiry
from bot.model.sentence import Sentence
from bot.texts import dead_ends
from bot.texts.register import inquiries as family
from bot.texts.register import review
from bot.texts.register import talks as texts
from bot.texts.returns.returns import refusal
from bot.use_cases.register import letters
from handlers import dialogs
from handlers.operators import staff
from handlers.turn import Turn, say
from storage.queues import outbox
from storage.register import inquiries, messages, sightings, talks
from storage.staff import audit
from storage.store.transaction import Transaction

AT_ONCE = 20  # letters shown together; whoever sends hundreds keeps no operator from anybody else


async def oldest(tx: Transaction, turn: Turn) -> None:
    """The talk that this operator has in hand, else the family that waits longest; from now on in this one's hands."""
    chat_id = await talks.next_waiting(tx, turn.staff, turn.now)
    if chat_id is None or not await talks.take(tx, chat_id, turn.staff.id, turn.now):
        await say(tx, turn, texts.none_waiting())
        return
    unread = await messages.unread(tx, chat_id)
    said = unread[:AT_ONCE]
    about = [inquiry for inquiry in await inquiries.of_chat(tx, chat_id) if inquiry.is_open]
    await audit.write(tx, turn.staff.id, "read", "message", said[-1].id, turn.now)
    await say(tx, turn, *[texts.file(words) for words in said if words.has_file])
    await say(tx, turn, *texts.letters(turn.house, said, about, more=len(unread) - len(said)))


async def show_photos(tx: Transaction, turn: Turn, inquiry: Inquiry, said: Sequence[Words]) -> None:
    """The photo of an inquiry and those that the family has sent with words, before its card."""
    own = inquiry.facts.get("photo")
    if own:
        await say(tx, turn, review.photo(inquiry))
    for words in said:
        if words.photo and words.photo != own and words.operator_id is None:
            await say(tx, turn, texts.file(words))


async def read(tx: Transaction, turn: Turn, message_id: str) -> Sentence | None:
    """What was shown needs nothing more; the talk is closed, and the next one comes."""
    words = await messages.get(tx, int(message_id))
    if await _is_closed_to(tx, turn, words.chat_id):
        return texts.taken()
    if not await messages.mark_read(tx, words.chat_id, words.id, turn.now):
        return dead_ends.toast_again()
    await talks.give_back(tx, words.chat_id, turn.staff.id)
    await audit.write(tx, turn.staff.id, "closed", "message", words.id, turn.now)
    await oldest(tx, turn)
    return None


async def give_back(tx: Transaction, turn: Turn, message_id: str) -> Sentence | None:
    """Another operator is to answer."""
    if not await talks.give_back(tx, (await messages.get(tx, int(message_id))).chat_id, turn.staff.id):
        return dead_ends.toast_again()
    await say(tx, turn, texts.given_back())
    return None


async def respond(tx: Transaction, turn: Turn, message_id: str) -> Sentence | None:
    """The operator wants to answer what was shown."""
    return await begin(tx, turn, (await messages.get(tx, int(message_id))).chat_id, f"message/{message_id}")


async def write(tx: Transaction, turn: Turn, inquiry_id: str) -> Sentence | None:
    """The operator wants to write to the family of a case; not to another relative in a case of one's own."""
    inquiry = await inquiries.get(tx, int(inquiry_id))
    if await staff.concerns(tx, turn, inquiry):
        return refusal("relative")
    return await begin(tx, turn, inquiry.chat_id, f"inquiry/{inquiry_id}")


async def history(tx: Transaction, turn: Turn, inquiry_id: str) -> Sentence | None:
    """Everything that was said about a case, with the files."""
    inquiry = await inquiries.get(tx, int(inquiry_id))
    if await staff.concerns(tx, turn, inquiry):
        return refusal("relative")
    said = await messages.of_inquiry(tx, inquiry.chat_id, inquiry.id)
    await audit.write(tx, turn.staff.id, "viewed", "inquiry", inquiry.id, turn.now)
    await say(tx, turn, *[texts.file(words) for words in said if words.has_file])
    await say(tx, turn, *texts.history(turn.house, inquiry, said))
    return None


async def end_reply(tx: Transaction, turn: Turn, draft: Draft) -> None:
    """The words go to the family as they are and are part of the case, unless another has the talk in hand by now."""
    chat_id, inquiry_id, answered = await _addressee(tx, draft.subject)
    if not await talks.take(tx, chat_id, turn.staff.id, turn.now):
        await say(tx, turn, texts.not_sent())
        return
    said = letters.content(draft)
    rows = [await outbox.put(tx, chat_id, message, turn.now) for message in family.from_operator(turn.house, said)]
    written = await messages.add_of_operator(
        tx,
        chat_id,
        "reply",
        said,
        turn.now,
        operator_id=turn.staff.id,
        outbox_id=rows[-1],
        inquiry_id=inquiry_id,
        waited=turn.now - answered[0].sent_at if answered else None,
    )
    if answered:
        await messages.mark_read(tx, chat_id, answered[-1].id, turn.now)
    await audit.write(tx, turn.staff.id, "replied", "message", written, turn.now)
    await say(tx, turn, texts.replied(written))


async def again(tx: Transaction, turn: Turn, message_id: str) -> Sentence | None:
    """The operator has more to say in the same talk."""
    words = await messages.get(tx, int(message_id))
    return await begin(tx, turn, words.chat_id, f"message/{message_id}")


async def close(tx: Transaction, turn: Turn, message_id: str) -> Sentence | None:
    """The talk is over; what the family writes later comes to everybody."""
    words = await messages.get(tx, int(message_id))
    if not await talks.give_back(tx, words.chat_id, turn.staff.id):
        return dead_ends.toast_again()
    await audit.write(tx, turn.staff.id, "closed", "message", words.id, turn.now)
    await say(tx, turn, texts.closed())
    return None


async def begin(tx: Transaction, turn: Turn, chat_id: int, subject: str) -> Sentence | None:
    """Asks what to write to somebody, unless another operator has the talk in hand."""
    if await _is_closed_to(tx, turn, chat_id) or not await talks.take(tx, chat_id, turn.staff.id, turn.now):
        return texts.taken()
    await dialogs.begin(tx, turn, "reply", subject)
    return None


async def _is_closed_to(tx: Transaction, turn: Turn, chat_id: int) -> bool:
    """Whether another operator has the talk in hand, or it is about this operator's own case."""
    holder = await talks.holder(tx, chat_id, turn.now)
    return holder not in (None, turn.staff.id) or await talks.is_own(tx, turn.staff, chat_id)


async def _addressee(tx: Transaction, subject: str) -> tuple[int, int | None, list[Words]]:
    """The family, the case, and what is being answered."""
    sort, row = subject.split("/")
    if sort == "message":
        words = await messages.get(tx, int(row))
        return words.chat_id, words.inquiry_id, await messages.unread(tx, words.chat_id, words.id)
    if sort == "sighting":
        return (await sightings.get(tx, int(row))).chat_id or 0, None, []
    inquiry = await inquiries.get(tx, int(row))
    return inquiry.chat_id, inquiry.id, []
