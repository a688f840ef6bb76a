"""A relative has read a notice: only then is it told in full (N2), and what comes next begins."""

from bot.model.chat import Chat
from bot.model.message import Kind
from bot.texts.returns import calls as call_texts
from bot.texts.returns import notices as texts
from bot.use_cases.announcing import tell_operator
from bot.use_cases.lists import batches
from bot.use_cases.wait import reminder_job
from storage.queues import outbox
from storage.register import inquiries
from storage.returns import acknowledgements, calls, follow_ups
from storage.returns.acknowledgements import Acknowledgement
from storage.store.transaction import Transaction


async def press(tx: Transaction, chat: Chat, notice_id: int, pressed: int | None, now: int) -> Acknowledgement | None:
    """The button below a notice; None when this chat has no such notice.  pressed: the message that it is below.

    Whoever presses it first after they wrote here sees the mark as well.
    """
    found = await acknowledgements.by_press(tx, notice_id, chat.id, now)
    if found is not None and not found.again:
        await _read(tx, chat, found, now)
    if found is not None and pressed is not None:
        mark = texts.marked_as_read(pressed, notice_id, chat.language)
        await outbox.put_call(tx, chat.id, Kind.REPLY, mark, now)
    return found


async def words(tx: Transaction, chat: Chat, message_id: int, now: int) -> None:
    """Whoever writes in the chat has read what was told there before; of that nothing is said."""
    for found in await acknowledgements.by_words(tx, chat.id, message_id, now):
        await _read(tx, chat, found, now)


async def _read(tx: Transaction, chat: Chat, found: Acknowledgement, now: int) -> None:
    await _nobody_need_call(tx, found.notice_id, now)
    await follow_ups.begin(tx, found.notice_id, now)
    if not found.known:
        await reminder_job.rest_after_telling(tx, chat.id, now)
        await batches.sum_up(tx, found.notice_id, now)


async def _nobody_need_call(tx: Transaction, notice_id: int, now: int) -> None:
    """The call is off the list; an operator who has it in hand hears so, and decides."""
    await calls.drop(tx, notice_id)
    call = await calls.in_hand(tx, notice_id)
    if call is not None and call.taken_by is not None:
        inquiry = await inquiries.get(tx, call.inquiry_id)
        await tell_operator(tx, call.taken_by, now, call_texts.read_meanwhile(inquiry, call.id), inquiry_id=inquiry.id)
