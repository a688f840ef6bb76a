"""A relative asks to be forgotten: one inquiry or everything, with a receipt.

Nothing that comes of it here depends on what operators know of a return that was not told (N1).
"""

from bot.model.act import Act
from bot.model.actor import Actor
from bot.model.chat import Chat
from bot.model.erasure import Erased
from bot.model.inquiry import Inquiry
from bot.model.reference import new_reference
from bot.model.refused import Reason, Refused
from bot.model.rights import Right
from bot.settings import OrgConfig
from bot.texts.returns import calls
from bot.texts.rights import erasure as texts
from bot.use_cases.access import confirms, open_person
from bot.use_cases.announcing import notify_operators
from bot.use_cases.register import doubted, taking_down
from bot.use_cases.register.inquiries import own_inquiry
from bot.use_cases.staff import cleaning
from storage.register import chats, drafts, inquiries, talks
from storage.returns import calls as stored_calls
from storage.returns import notices
from storage.rights import by_phone, erasing
from storage.staff import audit, operators
from storage.store.transaction import RowMissing, Transaction


async def may_erase(tx: Transaction, chat: Chat, inquiry_id: int | None) -> Inquiry | None:
    """The inquiry that would go; None where everything would.  Refused when it is gone, or for an operator.

    Operators stay, since the audit names them.
    """
    if await operators.of_chat(tx, chat.id) or await chats.is_forgotten(tx, chat.id):
        raise Refused(Reason.CHANGED)
    try:
        return None if inquiry_id is None else await own_inquiry(tx, chat, inquiry_id)
    except RowMissing:
        raise Refused(Reason.CHANGED) from None


async def erase(tx: Transaction, org: OrgConfig, chat: Chat, inquiry_id: int | None, now: int) -> Erased:
    """One inquiry is gone for good, or everything (None).  Refused.

    Nobody can reach them any more: what of a return does not stand they are told with the receipt (Erased.uncorrected),
    also where the correction was still on its way or a person was to say it.
    """
    one = await may_erase(tx, chat, inquiry_id)
    gone = [one] if one else await inquiries.of_chat(tx, chat.id)
    uncorrected = [inquiry.reference for inquiry in gone if await notices.is_told_in_vain(tx, inquiry.id)]
    for inquiry in gone:
        await doubted.before_erasing(tx, org, inquiry, now)
        await _erase(tx, chat, inquiry, now)
    if one is None:
        await erasing.belongings(tx, chat.id)
        await erasing.dead_updates(tx, chat.telegram_id)
        await chats.forget(tx, chat.id, now)
    number = new_reference()
    await erasing.receipt(tx, number, "inquiry" if one else "everything", now)
    return Erased(number, one, one is not None and bool(await inquiries.of_chat(tx, chat.id)), uncorrected)


async def _erase(tx: Transaction, chat: Chat, inquiry: Inquiry, now: int) -> None:
    """An inquiry goes; when its relative was still to be told about a verified return, the operators hear that."""
    relatives = await operators.relatives(tx, inquiry.person_id)
    in_vain = await notices.is_told_in_vain(tx, inquiry.id)
    await cleaning.delete_calls(tx, await stored_calls.open_of(tx, inquiry.id), now)
    untold = await erasing.inquiry(tx, inquiry, now, for_good=True)
    await drafts.erase_about(tx, chat.id, str(inquiry.id))
    await audit.write(tx, None, "erased", "inquiry", inquiry.id, now)
    if untold or in_vain:
        said = calls.erased_uncorrected() if in_vain else calls.erased_untold()
        await notify_operators(tx, Right.CALL, now, said, but=relatives)


async def _nobody_waits(tx: Transaction, actor: Actor, inquiry: Inquiry) -> None:
    """Asks that nobody else handles it, nothing is to be told, and the actor had no part in it.

    Refused: HELD, IN_OTHER_HANDS, TELL_FIRST, CORRECT_FIRST, OWN_CASE.
    """
    if inquiry.person_id is not None:
        await open_person(tx, actor, inquiry.person_id, Right.REVIEW)
    talks_with = await talks.holder(tx, inquiry.chat_id, actor.now)
    if talks_with not in (None, actor.id) or await by_phone.is_called_by_another(tx, inquiry.id, actor.id):
        raise Refused(Reason.IN_OTHER_HANDS)
    if await by_phone.is_to_be_told(tx, inquiry.id):
        raise Refused(Reason.TELL_FIRST)
    if await by_phone.is_to_be_corrected(tx, inquiry.id):
        raise Refused(Reason.CORRECT_FIRST)
    if await by_phone.has_part(tx, inquiry.id, inquiry.person_id, actor.id):
        raise Refused(Reason.OWN_CASE)


async def erase_on_the_phone(tx: Transaction, actor: Actor, inquiry_id: int, *, asked: bool) -> Erased:
    """A relative without Telegram is forgotten, with everything of theirs; administrators hear who did it.

    asked: they have said so themselves, on the number of the inquiry.  Refused, with CHANGED where they have not, and
    wherever the word of one operator could make a verified return go untold (N2, N4).
    """
    inquiry, _reader = await taking_down.view(tx, actor, inquiry_id)
    for one in await inquiries.of_chat(tx, inquiry.chat_id):
        await _nobody_waits(tx, actor, one)
    if not asked:
        raise Refused(Reason.CHANGED)
    await confirms(tx, actor, Act.ERASE, inquiry.id, case=inquiry.reference)
    relatives = await operators.relatives(tx, inquiry.person_id)
    erased = await erase(tx, actor.org, await chats.get(tx, inquiry.chat_id), None, actor.now)
    await audit.write(tx, actor.id, "erased", "inquiry", inquiry.id, actor.now, confirmed=actor.confirmation)
    said = texts.erased_on_the_phone(actor.operator.name, inquiry.reference)
    await notify_operators(tx, Right.MANAGE, actor.now, said, but=(actor.id, *relatives))
    return erased
