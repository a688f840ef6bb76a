"""A relative asks to be forgotten: one inquiry or everything, asked twice, with a receipt; or withdraws consent."""

from bot.model.sentence import Sentence
from bot.texts import dead_ends
from bot.texts.rights import erasure as texts
from bot.use_cases.rights import consent, erasing
from handlers import dialogs
from handlers.turn import Turn, say
from storage.register import inquiries
from storage.store.transaction import Transaction

LAST_QUESTION = 60 * 60  # seconds for which its button does what it says


async def choose(tx: Transaction, turn: Turn) -> None:
    """/delete: what can be erased; not for operators, whom the audit names."""
    if turn.operator:
        await say(tx, turn, texts.operators_stay())
        return
    own = await inquiries.of_chat(tx, turn.chat.id)
    await say(tx, turn, texts.choose(turn.house, own, consented=turn.chat.consent_version is not None))


async def ask(tx: Transaction, turn: Turn, inquiry_id: str) -> None:
    """The first question: what goes, what stays and why."""
    one = await erasing.may_erase(tx, turn.chat, _subject(inquiry_id))
    await say(tx, turn, texts.ask(turn.house, one))


async def ask_again(tx: Transaction, turn: Turn, inquiry_id: str) -> None:
    """The second question."""
    one = await erasing.may_erase(tx, turn.chat, _subject(inquiry_id))
    await say(tx, turn, texts.ask_again(one))


async def erase(tx: Transaction, turn: Turn, inquiry_id: str) -> Sentence | None:
    """It was asked twice.  A button from an hour ago asks anew, since its answer cannot be taken back."""
    if turn.pressed_at is None or turn.now - turn.pressed_at > LAST_QUESTION:
        await choose(tx, turn)
        return dead_ends.toast_passed()
    erased = await erasing.erase(tx, turn.chat, _subject(inquiry_id), turn.now)
    await say(tx, turn, texts.receipt(turn.house, erased.number, turn.now, erased.one, more=erased.more))
    return None


async def ask_consent(tx: Transaction, turn: Turn) -> None:
    """What follows when consent is withdrawn."""
    consent.may_withdraw(turn.chat)
    await say(tx, turn, texts.ask_consent(turn.house))


async def withdraw_consent(tx: Transaction, turn: Turn) -> None:
    """Consent is withdrawn."""
    await dialogs.bring_letters_back(tx, turn)
    await consent.withdraw(tx, turn.chat, turn.now)
    await say(tx, turn, texts.consent_withdrawn(turn.house))


def _subject(inquiry_id: str) -> int | None:
    return None if int(inquiry_id) == texts.EVERYTHING else int(inquiry_id)
