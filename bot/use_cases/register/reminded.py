"""An inquiry has gone on: that it waits, or what was asked about it, is not said any more, written or by phone."""

from bot.model.inquiry import Inquiry
from bot.model.reminder import ReminderKind
from storage.queues import errands, withdrawing
from storage.store.transaction import Transaction


async def no_more(tx: Transaction, inquiry: Inquiry, now: int) -> None:
    """Nothing reminds of its review, or of the question about it, that has not left yet; nor is it asked by phone."""
    await errands.drop_question(tx, inquiry.id)
    for sort in (ReminderKind.REVIEW, ReminderKind.QUESTION):
        await withdrawing.stop_reminders(tx, inquiry.chat_id, now, sort, inquiry.id)
