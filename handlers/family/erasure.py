"""A relative asks to be forgotten: one inquiry or everything, asked twice, with a receipt; or withdraws consent.

Nothing that is said here depends on what operators know of a return that was not told (N1).
"""

from bot.model.inquiry import OPEN_STATES, Inquiry, State
from bot.model.reference import new_reference
from bot.model.rights import Right
from bot.model.sentence import Sentence
from bot.texts import dead_ends
from bot.texts.returns import calls
from bot.texts.rights import erasure as texts
from bot.use_cases.announcing import tell
from handlers import dialogs
from handlers.turn import Turn, say
from storage.queues import outbox
from storage.register import chats, drafts, inquiries
from storage.returns import notices
from storage.rights import erasing
from storage.staff import audit, operators
from storage.store.transaction import Transaction

EVERYTHING = "0"
LAST_QUESTION = 60 * 60  # seconds for which its button does what it says


async def choose(tx: Transaction, turn: Turn) -> None:
    """/delete: what can be erased; not for operators, whom the audit names."""
    if turn.operator:
        await say(tx, turn, texts.operators_stay())
        return
    own = await inquiries.of_chat(tx, turn.chat.id)
    await say(tx, turn, texts.choose(turn.house, own, consented=turn.chat.consent_version is not None))


async def ask(tx: Transaction, turn: Turn, inquiry_id: str) -> Sentence | None:
    """The first question: what goes, what stays and why."""
    return await _ask(tx, turn, inquiry_id, last=False)


async def ask_again(tx: Transaction, turn: Turn, inquiry_id: str) -> Sentence | None:
    """The second question."""
    return await _ask(tx, turn, inquiry_id, last=True)


async def erase(tx: Transaction, turn: Turn, inquiry_id: str) -> Sentence | None:
    """It was asked twice.  A button from an hour ago asks anew, since its answer cannot be taken back."""
    if turn.pressed_at is None or turn.now - turn.pressed_at > LAST_QUESTION:
        await choose(tx, turn)
        return dead_ends.toast_passed()
    subjects = await _subjects(tx, turn, inquiry_id)
    if subjects is None:
        return dead_ends.toast_again()
    for inquiry in subjects:
        await _erase(tx, turn, inquiry)
    number = new_reference()
    if inquiry_id == EVERYTHING:
        await erasing.belongings(tx, turn.chat.id)
        await erasing.dead_updates(tx, turn.chat.telegram_id)
        await chats.forget(tx, turn.chat.id, turn.now)
    await erasing.receipt(tx, number, "everything" if inquiry_id == EVERYTHING else "inquiry", turn.now)
    one = subjects[0] if inquiry_id != EVERYTHING else None
    more = one is not None and bool(await inquiries.of_chat(tx, turn.chat.id))
    await say(tx, turn, texts.receipt(turn.house, number, turn.now, one, more=more))
    return None


async def ask_consent(tx: Transaction, turn: Turn) -> Sentence | None:
    """What follows when consent is withdrawn."""
    if turn.chat.consent_version is None:
        return dead_ends.toast_again()
    await say(tx, turn, texts.ask_consent(turn.house))
    return None


async def withdraw_consent(tx: Transaction, turn: Turn) -> Sentence | None:
    """Nothing more is done with the data: inquiries end, drafts go, what waits is not sent."""
    await dialogs.bring_letters_back(tx, turn)
    if not await chats.withdraw_consent(tx, turn.chat.id, turn.now):
        return dead_ends.toast_again()
    for inquiry in await inquiries.of_chat(tx, turn.chat.id):
        if await inquiries.move(tx, inquiry.id, OPEN_STATES, State.WITHDRAWN, turn.now):
            await notices.stop(tx, inquiry_id=inquiry.id)
    await drafts.erase_familys(tx, turn.chat.id)
    await outbox.stop_waiting(tx, turn.chat.id, turn.now)
    await say(tx, turn, texts.consent_withdrawn(turn.house))
    return None


async def _ask(tx: Transaction, turn: Turn, inquiry_id: str, *, last: bool) -> Sentence | None:
    subjects = await _subjects(tx, turn, inquiry_id)
    if subjects is None:
        return dead_ends.toast_again()
    one = subjects[0] if inquiry_id != EVERYTHING else None
    said = texts.ask_again(one) if last else texts.ask(turn.house, one)
    await say(tx, turn, said)
    return None


async def _subjects(tx: Transaction, turn: Turn, inquiry_id: str) -> list[Inquiry] | None:
    """The inquiries that would go; None when there is nothing to erase, or not by this person."""
    own = await inquiries.of_chat(tx, turn.chat.id)
    if turn.operator or (await chats.is_forgotten(tx, turn.chat.id)):
        return None
    return own if inquiry_id == EVERYTHING else [one for one in own if str(one.id) == inquiry_id] or None


async def _erase(tx: Transaction, turn: Turn, inquiry: Inquiry) -> None:
    """An inquiry goes; when its relative was still to be told of a verified return, the operators hear that."""
    relatives = await operators.relatives(tx, inquiry.person_id)
    untold = await erasing.inquiry(tx, inquiry, turn.now, for_good=True)
    await drafts.erase_about(tx, turn.chat.id, str(inquiry.id))
    await audit.write(tx, None, "erased", "inquiry", inquiry.id, turn.now)
    if untold:
        await tell(tx, Right.CALL, turn.now, calls.erased_untold(), but=relatives)
