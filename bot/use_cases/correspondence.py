"""Operators read what families write and answer through the bot; neither sees the other's account."""

from collections.abc import Sequence

from bot.model.correspondence import Words
from bot.model.form import Draft
from bot.model.inquiry import Inquiry
from bot.texts import dead_ends, review
from bot.texts import inquiries as family
from bot.texts import operators as texts
from bot.texts.returns import refusal
from bot.use_cases import dialogs, staff
from bot.use_cases.turn import Turn, say
from storage import audit, chats, inquiries, messages, outbox
from storage.transaction import Transaction


async def oldest(tx: Transaction, turn: Turn) -> None:
    """What waits longest to be read."""
    words = await messages.oldest_unread(tx)
    if words is None:
        await say(tx, turn, texts.no_messages(turn.language))
        return
    if words.photo:
        await say(tx, turn, texts.message_photo(turn.language, words))
    own = [inquiry for inquiry in await inquiries.of_chat(tx, words.chat_id) if inquiry.is_open]
    about = [inquiry for inquiry in own if inquiry.id == words.inquiry_id] or own
    await say(tx, turn, *texts.message(turn.language, turn.house, words, about))


async def show_photos(tx: Transaction, turn: Turn, inquiry: Inquiry, said: Sequence[Words]) -> None:
    """The photo of an inquiry and those that the family has sent with words, before its card."""
    own = inquiry.facts.get("photo")
    if own:
        await say(tx, turn, review.photo(turn.language, inquiry))
    for words in said:
        if words.photo and words.photo != own:
            await say(tx, turn, texts.message_photo(turn.language, words))


async def read(tx: Transaction, turn: Turn, message_id: str) -> str | None:
    """The message needs nothing more; the next one."""
    if not await messages.mark_read(tx, int(message_id), turn.now):
        return dead_ends.toast_again(turn.language)
    await oldest(tx, turn)
    return None


async def respond(tx: Transaction, turn: Turn, message_id: str) -> None:
    """The operator wants to answer a message."""
    await dialogs.begin(tx, turn, "reply", f"message/{message_id}")


async def write(tx: Transaction, turn: Turn, inquiry_id: str) -> str | None:
    """The operator wants to write to the family of a case; not to another relative in a case of one's own."""
    if await staff.is_relative(tx, turn, (await inquiries.get(tx, int(inquiry_id))).person_id):
        return refusal(turn.language, "relative")
    await dialogs.begin(tx, turn, "reply", f"inquiry/{inquiry_id}")
    return None


async def end_reply(tx: Transaction, turn: Turn, draft: Draft) -> None:
    """The words go to the family, word for word, and are part of the case."""
    sort, row = draft.subject.split("/")
    if sort == "message":
        words = await messages.get(tx, int(row))
        chat_id, inquiry_id = words.chat_id, words.inquiry_id
        await messages.mark_read(tx, words.id, turn.now)
    else:
        inquiry = await inquiries.get(tx, int(row))
        chat_id, inquiry_id = inquiry.chat_id, inquiry.id
    said, staff = draft.answers["words"], turn.staff.id
    written = await messages.add(
        tx, chat_id, "reply", said, turn.now, inquiry_id=inquiry_id, operator_id=staff, read=True
    )
    await audit.write(tx, staff, "replied", "message", written, turn.now)
    language = (await chats.get(tx, chat_id)).language
    await outbox.put(tx, chat_id, family.from_operator(language, turn.house, said), turn.now)
    await say(tx, turn, texts.replied(turn.language))
