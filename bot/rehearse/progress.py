"""How far a family's inquiry has come, as the register says: what the strip of steps follows."""

from dataclasses import dataclass

from bot.model.inquiry import Inquiry, State
from bot.model.report import Report, Verification
from storage.register import chats, inquiries
from storage.returns import notices, reports
from storage.staff import operators
from storage.store.transaction import Transaction


@dataclass(frozen=True)
class Progress:
    """The newest open inquiry of a chat, what was reported and verified, and how its notice stands."""

    inquiry: Inquiry | None = None
    report: Report | None = None
    verification: Verification | None = None
    notice: str | None = None

    def steps(self, now: int) -> tuple[bool, ...]:
        """Registered, accepted, reported, verified, hold over, told, read: whether each is done."""
        verified = self.verification
        return (
            self.inquiry is not None,
            self.inquiry is not None and self.inquiry.state is State.ACCEPTED,
            self.report is not None or verified is not None,
            verified is not None,
            verified is not None and verified.release_at <= now,
            self.notice in ("told", "called", "acknowledged"),
            self.notice in ("called", "acknowledged"),
        )


async def of_relative(tx: Transaction, telegram_id: int) -> Progress:
    """Of whoever has that Telegram account."""
    chat_id = await chats.find(tx, telegram_id)
    asked = await inquiries.of_chat(tx, chat_id) if chat_id else []
    open_ones = [inquiry for inquiry in asked if inquiry.is_open]
    if not open_ones:
        return Progress()
    inquiry = open_ones[-1]
    if inquiry.person_id is None:
        return Progress(inquiry)
    standing = await reports.standing_of_case(tx, inquiry.person_id)
    return Progress(
        inquiry,
        await reports.open_of(tx, inquiry.person_id),
        standing[-1] if standing else None,
        await notices.standing_of(tx, inquiry.id) if standing else None,
    )


async def has_consented(tx: Transaction, telegram_id: int) -> bool:
    """Whether whoever has that Telegram account has given consent."""
    chat_id = await chats.find(tx, telegram_id)
    return chat_id is not None and (await chats.get(tx, chat_id)).has_consented


async def operator_of(tx: Transaction, telegram_id: int) -> int | None:
    """The id of the operator who has that Telegram account, if they are one."""
    chat_id = await chats.find(tx, telegram_id)
    found = await operators.of_chat(tx, chat_id) if chat_id else None
    return found.id if found else None
