"""The number of a relative without Telegram has changed: one operator notes it, another one confirms it.

Whoever alone could change it could choose who hears of a return.  Until it is confirmed the old number counts; then
somebody who has not noted it says so at the old number, since the relative may not know of any of this.
"""

from bot.model.act import Act
from bot.model.actor import Actor
from bot.model.errands import ByPhone
from bot.model.inquiry import Inquiry
from bot.model.message import Message
from bot.model.new_number import AtOldNumber, NewNumber, NewNumberView
from bot.model.refused import Reason, Refused
from bot.model.rights import Right
from bot.texts.register import new_number as texts
from bot.use_cases import looks
from bot.use_cases.access import confirms, not_locked, open_inquiry, open_person
from bot.use_cases.announcing import notify_operators
from bot.use_cases.register import cases, taking_down
from storage.queues import outbox
from storage.register import changes, inquiries, kin, new_numbers
from storage.staff import audit, operators
from storage.store.transaction import Transaction


async def note(tx: Transaction, actor: Actor, inquiry_id: int, phone: str) -> None:
    """The relative has said on the telephone that this is their number now; it waits for a colleague.  Refused.

    With CHANGED when it is the one that they have; HELD while a person handles a case of theirs (N4).
    """
    inquiry = await _open_all(tx, actor, inquiry_id)
    await not_locked(tx)
    if all(one.facts.get("phone") == phone for one in await inquiries.of_chat(tx, inquiry.chat_id)):
        raise Refused(Reason.CHANGED)
    await new_numbers.note(tx, inquiry.chat_id, phone, actor.id, actor.now)
    await audit.write(tx, actor.id, "noted number", "inquiry", inquiry.id, actor.now)
    await _tell(tx, inquiry.chat_id, texts.noted(actor.operator.name, inquiry), actor.now)


async def of_relative(tx: Transaction, actor: Actor, inquiry: Inquiry) -> NewNumberView | None:
    """What waits to be confirmed for the relative of an inquiry that was opened; that it was seen is kept."""
    number = await new_numbers.of_chat(tx, inquiry.chat_id)
    if number is None:
        return None
    seen = await _seen(tx, actor, number, inquiry)
    await looks.keep(tx, actor, "saw telephone", "inquiry", seen.inquiry.id)
    return seen


async def waiting(tx: Transaction, actor: Actor) -> list[NewNumberView]:
    """What this operator may confirm, or has noted; nothing about whom they miss.  Refused."""
    actor.needs(Right.CALL)
    found = []
    for number in await new_numbers.waiting(tx):
        asked = await inquiries.of_chat(tx, number.chat_id)
        if asked and not any([await _misses(tx, actor, one) for one in asked]):
            found.append(await _seen(tx, actor, number, asked[-1]))
    return found


async def confirm(tx: Transaction, actor: Actor, inquiry_id: int, noted_at: int) -> None:
    """From now on they are called at the new number, and the old one hears so.  Refused.

    noted_at: of what was shown.  With OWN_PROPOSAL for who noted it; CHANGED for what is not that any more.
    """
    inquiry, number = await _decides(tx, actor, inquiry_id, noted_at)
    if number.asked_by == actor.id:
        raise Refused(Reason.OWN_PROPOSAL)
    await confirms(tx, actor, Act.NEW_NUMBER, inquiry.id, noted_at, case=inquiry.reference)
    await new_numbers.forget(tx, inquiry.chat_id)
    for old in await _change(tx, number, actor.now):
        await _say_at(tx, actor, number, old)
    await audit.write(tx, actor.id, "changed number", "inquiry", inquiry.id, actor.now, confirmed=actor.confirmation)
    await _tell(tx, inquiry.chat_id, texts.confirmed(actor.operator.name, inquiry), actor.now)


async def drop(tx: Transaction, actor: Actor, inquiry_id: int, noted_at: int) -> None:
    """It is not their number, or nobody can tell: everything stays as it was.  Refused."""
    inquiry, _number = await _decides(tx, actor, inquiry_id, noted_at)
    await new_numbers.forget(tx, inquiry.chat_id)
    await audit.write(tx, actor.id, "dropped number", "inquiry", inquiry.id, actor.now)
    await _tell(tx, inquiry.chat_id, texts.dropped(actor.operator.name, inquiry), actor.now)


async def said_at_old(tx: Transaction, actor: Actor, chat_id: int, came_of_it: AtOldNumber) -> None:
    """What came of the call to the old number; where it was denied, the relative is barred until that is clear."""
    asked = await inquiries.of_chat(tx, chat_id)
    for one in asked[:1]:
        await audit.write(tx, actor.id, f"old number: {came_of_it}", "inquiry", one.id, actor.now)
    if came_of_it is AtOldNumber.DENIED:
        for one in asked:
            if one.is_open and one.barred_by is None:
                await cases.bar(tx, actor, one.id)
        await _tell(tx, chat_id, texts.denied(asked), actor.now)


async def _decides(tx: Transaction, actor: Actor, inquiry_id: int, noted_at: int) -> tuple[Inquiry, NewNumber]:
    inquiry = await _open_all(tx, actor, inquiry_id)
    number = await new_numbers.of_chat(tx, inquiry.chat_id)
    if number is None or number.asked_at != noted_at:
        raise Refused(Reason.CHANGED)
    return inquiry, number


async def _open_all(tx: Transaction, actor: Actor, inquiry_id: int) -> Inquiry:
    """The inquiry, if this actor may handle every one of the same relative: one number is for all of them."""
    inquiry, _reader = await taking_down.view(tx, actor, inquiry_id)
    for one in await inquiries.of_chat(tx, inquiry.chat_id):
        await open_inquiry(tx, actor, one.id, Right.REVIEW)
        if one.person_id is not None:
            await open_person(tx, actor, one.person_id, Right.REVIEW)
    return inquiry


async def _change(tx: Transaction, number: NewNumber, now: int) -> list[str]:
    """It is in all their inquiries, those that have ended too; the numbers that they had."""
    asked = await inquiries.of_chat(tx, number.chat_id)
    new = {"phone": number.phone, "phone_source": "typed"}
    changed = [one.facts.get("phone", "") for one in asked if await changes.make(tx, one, "phone", new, now)]
    return sorted({old for old in changed if old})


async def _say_at(tx: Transaction, actor: Actor, number: NewNumber, old: str) -> None:
    at_old = ByPhone(number=old, not_by=number.asked_by)
    await outbox.put(tx, number.chat_id, texts.at_old_number(actor.org), actor.now, by_phone=at_old)


async def _tell(tx: Transaction, chat_id: int, said: Message, now: int) -> None:
    """To all who may call, also to who did it, since it may not have been them; not to whoever misses the person."""
    asked = await inquiries.of_chat(tx, chat_id)
    relatives = {one for inquiry in asked for one in await operators.relatives(tx, inquiry.person_id)}
    about = asked[0].id if asked else None
    await notify_operators(tx, Right.CALL, now, said, but=(*relatives,), inquiry_id=about)


async def _misses(tx: Transaction, actor: Actor, inquiry: Inquiry) -> bool:
    return await kin.is_relative(tx, actor.operator.chat_id, inquiry.person_id, inquiry.id)


async def _seen(tx: Transaction, actor: Actor, number: NewNumber, inquiry: Inquiry) -> NewNumberView:
    by = (await operators.names(tx)).get(number.asked_by, "")
    return NewNumberView(number, inquiry, by, number.asked_by == actor.id)
