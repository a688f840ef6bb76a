"""An inquiry has gone on: what was to say that it still waits is not said any more, in a chat or by phone."""

from bot.model.inquiry import Inquiry
from bot.model.reminder import ReminderKind
from storage.queues import withdrawing
from storage.store.transaction import Transaction


async def no_more(tx: Transaction, inquiry: Inquiry, now: int) -> None:
    """Nothing reminds of its review, or of the question about it, that has not left yet."""
    for sort in (ReminderKind.REVIEW, ReminderKind.QUESTION):
        await withdrawing.stop_reminders(tx, inquiry.chat_id, now, sort, inquiry.id)
