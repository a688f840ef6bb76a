"""A chat can be written to again: what bounced from it, or was not read before, is said; nobody has to call (N2)."""

from contextlib import suppress

from bot.model.chat import Chat
from bot.settings import OrgConfig
from bot.use_cases.returns import notices
from storage.queues import outbox
from storage.register import chats, inquiries
from storage.returns import bounces, reports
from storage.returns.bounces import Bounce
from storage.store.encryption import CannotDecrypt
from storage.store.transaction import Transaction


async def comes_back(tx: Transaction, org: OrgConfig, chat: Chat, now: int) -> None:
    """The one place where a chat becomes reachable: it has unblocked the bot, or sends anything at all."""
    await chats.set_reachable(tx, chat.id, True)
    for bounce in await bounces.of_chat(tx, chat.id):
        with suppress(CannotDecrypt):  # a broken record: the call stays, and the relative is answered all the same
            await _again(tx, org, bounce, now)


async def call_given_back(tx: Transaction, org: OrgConfig, chat_id: int, now: int) -> None:
    """Nobody has the call in hand any more: a relative who came back in the meantime reads what bounced.

    What Telegram refused would be refused again.
    """
    if (await chats.get(tx, chat_id)).reachable:
        for bounce in await bounces.of_chat(tx, chat_id):
            if bounce.reason == "gone":
                with suppress(CannotDecrypt):
                    await _again(tx, org, bounce, now)


async def _again(tx: Transaction, org: OrgConfig, bounce: Bounce, now: int) -> None:
    """Due again if it could be put now; else it stays with the people on the call list."""
    inquiry = await inquiries.get(tx, bounce.inquiry_id)
    verification = await reports.verification(tx, bounce.verification_id)
    if not await notices.may_be_said(tx, verification, inquiry, bounce.sort):
        return
    take_back = bounces.take_back if bounce.state == "call" else bounces.tell_again
    if await take_back(tx, bounce.notice_id, now):
        message = notices.words(org, verification, inquiry, bounce.sort, bounce.notice_id)
        due_at = max(now, verification.release_at)
        await outbox.put(tx, inquiry.chat_id, message, now, due_at=due_at, notice_id=bounce.notice_id)
