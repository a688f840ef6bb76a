"""Photos and files of a case: which of them an operator may see.  The look is kept; the file itself is kept nowhere."""

from bot.model.actor import Actor
from bot.model.attached import Attached
from bot.model.case import photo_of
from bot.model.correspondence import Words
from bot.model.rights import Right
from bot.use_cases import looks
from bot.use_cases.access import Held, open_inquiry, open_person, open_talk
from storage.register import inquiries, messages
from storage.store.transaction import RowMissing, Transaction

SAW = "saw file"


async def photo_of_inquiry(tx: Transaction, actor: Actor, inquiry_id: int) -> Attached:
    """The photo that came with an inquiry.  Refused; RowMissing where there is none."""
    inquiry = await open_inquiry(tx, actor, inquiry_id, Right.REPORT)
    return await _seen(tx, actor, "inquiry", inquiry.id, Attached(inquiry.facts.get("photo", "")))


async def photo_of_person(tx: Transaction, actor: Actor, person_id: int) -> Attached:
    """The photo in the register, else one that a relative gave.  Refused; RowMissing where there is none."""
    person = await open_person(tx, actor, person_id, Right.REPORT, held=Held.MATTERS_NOT)
    photo = photo_of(person, await inquiries.of_case(tx, person.id))
    return await _seen(tx, actor, "person", person.id, Attached(photo))


async def of_message(tx: Transaction, actor: Actor, inquiry_id: int, message_id: int) -> Attached:
    """What was sent in the talk about an inquiry.  Refused; RowMissing for what belongs to any other."""
    inquiry = await open_inquiry(tx, actor, inquiry_id, Right.REPORT)
    words = await messages.get(tx, message_id)
    if words.chat_id != inquiry.chat_id or words.inquiry_id not in (None, inquiry.id):
        raise RowMissing(message_id)
    return await _seen(tx, actor, "inquiry", inquiry.id, _sent(words))


async def of_letter(tx: Transaction, actor: Actor, message_id: int) -> Attached:
    """What was sent in a talk, also by a family that asks about nobody.  Refused; RowMissing where there is none."""
    words = await messages.get(tx, message_id)
    await open_talk(tx, actor, words.chat_id)
    return await _seen(tx, actor, "message", words.id, _sent(words))


def _sent(words: Words) -> Attached:
    return Attached(words.document.file_id, words.document.name) if words.document else Attached(words.photo or "")


async def _seen(tx: Transaction, actor: Actor, subject: str, subject_id: int, attached: Attached) -> Attached:
    if not attached.file_id:
        raise RowMissing(subject_id)
    await looks.keep(tx, actor, SAW, subject, subject_id)
    return attached
