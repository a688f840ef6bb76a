"""A relative looks at the own inquiries, answers, adds something, withdraws."""

from bot.model.chat import Chat
from bot.model.inquiry import OPEN_STATES, FamilyWord, Inquiry, InquiryView, State
from bot.model.pages import Page
from bot.model.refused import Reason, Refused
from bot.settings import OrgConfig
from bot.texts.staff import operators as texts
from bot.use_cases.register import reminded
from bot.use_cases.returns import callers
from storage.queues import outbox
from storage.register import inquiries, messages
from storage.returns import notices
from storage.staff import operators
from storage.store.transaction import RowMissing, Transaction


async def own_inquiry(tx: Transaction, chat: Chat, inquiry_id: int) -> Inquiry:
    """The chat's own inquiry, open or not.  RowMissing for anybody else's just as for one that never was (N3)."""
    for inquiry in await inquiries.of_chat(tx, chat.id):
        if inquiry.id == inquiry_id:
            return inquiry
    raise RowMissing(inquiry_id)


async def own_open(tx: Transaction, chat: Chat, inquiry_id: int, states: tuple[State, ...] = OPEN_STATES) -> Inquiry:
    """The chat's own inquiry while it is in one of these states.  Refused, whatever it is that stands in the way."""
    try:
        inquiry = await own_inquiry(tx, chat, inquiry_id)
    except RowMissing:
        raise Refused(Reason.NOT_OPEN) from None
    if inquiry.state not in states:
        raise Refused(Reason.NOT_OPEN)
    return inquiry


async def ended(tx: Transaction, chat: Chat, inquiry_id: int) -> Inquiry:
    """The chat's own inquiry that was declined or withdrawn.  Refused."""
    return await own_open(tx, chat, inquiry_id, (State.DECLINED, State.WITHDRAWN))


async def all_open(tx: Transaction, chat: Chat) -> list[Inquiry]:
    """The chat's own open inquiries, oldest first."""
    return [inquiry for inquiry in await inquiries.of_chat(tx, chat.id) if inquiry.is_open]


async def status(tx: Transaction, org: OrgConfig, chat: Chat, now: int, number: int = 0) -> Page[InquiryView]:
    """A page of the open inquiries, each with one of the four words; a single one with all that is to be seen of it."""
    own = Page.of(await all_open(tx, chat), number)
    if own.last == 0 and len(own.items) == 1:
        return Page([await view(tx, org, chat, own.items[0].id, now)])
    views = [InquiryView(one, await _word(tx, one), late=await is_late(tx, org, one, now)) for one in own.items]
    return Page(views, own.number, own.last)


async def view(tx: Transaction, org: OrgConfig, chat: Chat, inquiry_id: int, now: int) -> InquiryView:
    """One open inquiry, with the question that waits for its family.  Refused."""
    inquiry = await own_open(tx, chat, inquiry_id)
    word = await _word(tx, inquiry)
    asked = await messages.last_question(tx, inquiry.id) if word is FamilyWord.NEEDS_ANSWER else None
    changed_at = max(inquiry.accepted_at or 0, await messages.last_said_at(tx, inquiry.id))
    late = await is_late(tx, org, inquiry, now)
    return InquiryView(inquiry, word, asked.text if asked else None, changed_at, late)


async def is_late(tx: Transaction, org: OrgConfig, inquiry: Inquiry, now: int) -> bool:
    """It has waited too long, and no operator has asked anything about it."""
    return inquiry.is_late(now, org.review_days) and await messages.last_question(tx, inquiry.id) is None


async def may_answer(tx: Transaction, chat: Chat, inquiry_id: int) -> Inquiry:
    """The inquiry, while an operator's question about it waits.  Refused."""
    return await own_open(tx, chat, inquiry_id, (State.ASKED,))


async def answered(tx: Transaction, chat: Chat, inquiry_id: int, now: int) -> tuple[Inquiry, bool]:
    """The inquiry returns to the queue with its answer, and whoever asked hears about it; whether it did.

    When the inquiry was closed since, no card comes up again: the answer waits among the messages.  RowMissing.
    """
    inquiry = await own_inquiry(tx, chat, inquiry_id)
    returns = await inquiries.move(tx, inquiry.id, (State.ASKED,), State.RECEIVED, now)
    if returns:
        await reminded.no_more(tx, inquiry, now)
        await _tell_asker(tx, inquiry, now)
    return inquiry, returns


async def added(tx: Transaction, chat: Chat, inquiry_id: int, photo: str | None) -> Inquiry:
    """The inquiry to which something is added; a photo becomes the person's if there was none.  RowMissing."""
    inquiry = await own_inquiry(tx, chat, inquiry_id)
    if photo and not inquiry.facts.get("photo"):
        await inquiries.set_photo(tx, inquiry, photo)
    return inquiry


async def withdraw(tx: Transaction, chat: Chat, inquiry_id: int, now: int) -> Inquiry:
    """The inquiry ends, and nothing more is sent about it.  Refused."""
    inquiry = await own_open(tx, chat, inquiry_id)
    if not await end(tx, inquiry, now):
        raise Refused(Reason.NOT_OPEN)
    return inquiry


async def end(tx: Transaction, inquiry: Inquiry, now: int) -> bool:
    """Withdraws an inquiry and stops what waits to be sent about it; False when it was not open."""
    if not await inquiries.move(tx, inquiry.id, OPEN_STATES, State.WITHDRAWN, now):
        return False
    await notices.stop(tx, inquiry_id=inquiry.id)
    await callers.warn_of(tx, inquiry.id, now)
    await reminded.no_more(tx, inquiry, now)
    return True


async def _word(tx: Transaction, inquiry: Inquiry) -> FamilyWord:
    return inquiry.family_word(await notices.is_told(tx, inquiry.id))


async def _tell_asker(tx: Transaction, inquiry: Inquiry, now: int) -> None:
    question = await messages.last_question(tx, inquiry.id)
    asker = question.operator_id if question else None
    if asker is not None and await operators.is_active(tx, asker):
        operator = await operators.get(tx, asker)
        await outbox.put(tx, operator.chat_id, texts.answered(inquiry), now, inquiry_id=inquiry.id)
