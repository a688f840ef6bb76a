"""What follows from how Telegram took a message.

A row is a mapping with id, chat_id, kind and notice_id; of what was sent also with message_id, Telegram's.
"""

from collections.abc import Sequence

from bot.model.message import DAY, TO_OPERATORS, Kind
from bot.model.rights import Right
from bot.texts.register import talks
from bot.texts.returns import calls
from bot.texts.staff import operators as texts
from bot.use_cases.announcing import notify_operators
from bot.use_cases.lists import batches
from bot.use_cases.returns import notices as telling
from bot.use_cases.updates import mailing
from bot.use_cases.wait import reminder_job
from storage.queues import outbox, refusals
from storage.register import chats, inquiries, messages
from storage.returns import calls as stored_calls
from storage.returns import notices
from storage.rights import erasing
from storage.staff import operators
from storage.store.transaction import Row, Transaction

IN_VAIN = 100  # tries, about eight hours: longer than most faults last, and before an answer is too old after a day


async def sent(tx: Transaction, row: Row, now: int) -> None:
    """The chat was told."""
    if row["notice_id"] is not None:
        await notices.mark_told(tx, row["notice_id"], now, row["message_id"])
        await telling.has_left(tx, row["notice_id"], now)
        await batches.sum_up(tx, row["notice_id"], now)
        await reminder_job.rest_after_telling(tx, row["chat_id"], now)
    await erasing.forgotten(tx, row["chat_id"])


async def many_sent(tx: Transaction, chat_ids: Sequence[int]) -> None:
    """These chats were told something that is no notice."""
    for chat_id in await erasing.to_be_forgotten(tx, chat_ids):
        await erasing.forgotten(tx, chat_id)


async def uncertain(tx: Transaction, notice_id: int | None, now: int) -> None:
    """Nobody knows whether the chat was told."""
    if notice_id is not None:
        await notices.mark_uncertain(tx, notice_id, now)


async def tried(tx: Transaction, row_id: int, kind: Kind, tries: int, now: int) -> None:
    """It has not arrived after so many tries.  Administrators hear about it, at most once a day for all that waits.

    What has waited so long for operators is not announced to operators: that would wait as well.
    """
    if tries != IN_VAIN or kind in TO_OPERATORS:
        return
    for operator in await operators.active(tx, Right.MANAGE):
        said = texts.tried_in_vain(kind, row_id)
        await outbox.put(tx, operator.chat_id, said, now, dedup=f"in vain/{now // DAY}/{operator.id}")


async def gone(tx: Transaction, row: Row, now: int) -> None:
    """The chat cannot be reached any more; whoever should have been told about a return is called (N2)."""
    await chats.set_reachable(tx, row["chat_id"], False)
    await _undelivered(tx, row["id"], now)
    if row["notice_id"] is not None:
        await _call(tx, row["notice_id"], "gone", now)
    await erasing.forgotten(tx, row["chat_id"])


async def refused(tx: Transaction, row: Row, now: int) -> None:
    """Telegram refused what we said: a fault of ours, and the relative is called."""
    if row["notice_id"] is not None:
        await _call(tx, row["notice_id"], "refused", now)
    await _undelivered(tx, row["id"], now)
    if row["kind"] == Kind.BROADCAST:
        await mailing.refused(tx, row["id"], now)
        return
    # A refused word to operators is not announced to operators: it would be refused again.
    if row["kind"] not in TO_OPERATORS:
        await refusals.note(tx, row["kind"], row["id"])
        await tell_of_refusals(tx, now)


async def tell_of_refusals(tx: Transaction, now: int) -> None:
    """Administrators hear what Telegram refused: at once, then all that came since, once an hour and kind."""
    for kind in await refusals.to_tell(tx, now):
        said = texts.messages_refused(kind["kind"], kind["row_id"], kind["untold"])
        await notify_operators(tx, Right.MANAGE, now, said)


async def _undelivered(tx: Transaction, outbox_id: int, now: int) -> None:
    """Whoever wrote these words to a family hears that they did not arrive."""
    words = await messages.mark_undelivered(tx, outbox_id, now)
    if words is None or words.operator_id is None or not await operators.is_active(tx, words.operator_id):
        return
    writer = await operators.get(tx, words.operator_id)
    about = await inquiries.get(tx, words.inquiry_id) if words.inquiry_id else None
    reference, inquiry_id = (about.reference, about.id) if about else ("", 0)
    said = talks.undelivered(reference, inquiry_id)
    await outbox.put(tx, writer.chat_id, said, now, inquiry_id=about.id if about else None)


async def _call(tx: Transaction, notice_id: int, reason: str, now: int) -> None:
    await stored_calls.add(tx, notice_id, reason, now)
    relatives = await operators.relatives(tx, await notices.person_of(tx, notice_id))
    await notify_operators(tx, Right.CALL, now, calls.listed(), but=relatives)
    await batches.sum_up(tx, notice_id, now)
