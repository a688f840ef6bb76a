"""A family corrects an answer that it has sent: at once while the inquiry waits, through operators after that."""

from collections.abc import Mapping

from bot.model.amendment import amended
from bot.model.chat import Chat
from bot.model.correspondence import Content, Incoming
from bot.model.inquiry import Inquiry, State
from bot.texts.register import amending as texts
from bot.use_cases.announcing import tell_operator
from bot.use_cases.register import letters
from bot.use_cases.register.inquiries import own_open
from storage.register import changes, in_review, to_compare
from storage.store.transaction import Transaction


async def own(tx: Transaction, chat: Chat, inquiry_id: int) -> Inquiry:
    """The chat's own inquiry, open or ended.  Refused for anybody else's, and for one that never was (N3)."""
    return await own_open(tx, chat, inquiry_id, tuple(State))


async def amend(tx: Transaction, chat: Chat, inquiry: Inquiry, answers: Mapping[str, str], now: int) -> bool:
    """Puts the answers in place of those that were sent, or before the operators; False when they are the same.

    What was accepted belongs to the register, and perhaps to other relatives too: operators read it as a letter.
    """
    changed = amended(inquiry, answers)
    if not changed:
        return False
    if inquiry.state is State.ACCEPTED:
        words = texts.proposal(inquiry, changed).text(chat.language)
        await letters.keep(tx, chat.id, Incoming("addition", Content(words), inquiry.id), now)
        return True
    await to_compare.again(tx, inquiry.id)
    for field in changed:
        await changes.make(tx, inquiry, field, changed, now)
    reviewer = await in_review.reviewer(tx, inquiry.id, now)
    if reviewer is not None:
        await tell_operator(tx, reviewer, now, texts.in_review(inquiry), inquiry_id=inquiry.id)
    return True
