"""A relative asks to be forgotten: one inquiry or everything, asked twice, with a receipt; or withdraws consent."""

from bot.model.pages import Page
from bot.model.sentence import Sentence
from bot.texts import dead_ends
from bot.texts.rights import erasure as texts
from bot.use_cases.rights import consent, erasing
from handlers import dialogs
from handlers.request import ChatRequest, say
from storage.register import inquiries
from storage.store.transaction import Transaction

LAST_QUESTION_SECONDS = 60 * 60  # for which its button does what it says


async def choose(tx: Transaction, request: ChatRequest, page: int = 0) -> None:
    """/delete: what can be erased; not for operators, whom the audit names."""
    if request.operator:
        await say(tx, request, texts.operators_stay())
        return
    own = Page.of(await inquiries.of_chat(tx, request.chat.id), page)
    await say(tx, request, texts.choose(request.org, own, consented=request.chat.consent_version is not None))


async def ask(tx: Transaction, request: ChatRequest, inquiry_id: int) -> None:
    """The first question: what goes, what stays and why."""
    one = await erasing.may_erase(tx, request.chat, _subject(inquiry_id))
    await say(tx, request, texts.ask(request.org, one))


async def ask_again(tx: Transaction, request: ChatRequest, inquiry_id: int) -> None:
    """The second question."""
    one = await erasing.may_erase(tx, request.chat, _subject(inquiry_id))
    await say(tx, request, texts.ask_again(one))


async def erase(tx: Transaction, request: ChatRequest, inquiry_id: int) -> Sentence | None:
    """It was asked twice.  A button from an hour ago asks again, since its answer cannot be taken back."""
    if request.pressed_at is None or request.now - request.pressed_at > LAST_QUESTION_SECONDS:
        await choose(tx, request)
        return dead_ends.toast_passed()
    erased = await erasing.erase(tx, request.org, request.chat, _subject(inquiry_id), request.now)
    await dialogs.mark(tx, request, texts.now())
    await say(tx, request, texts.receipt(request.org, erased, request.now))
    return None


async def ask_consent(tx: Transaction, request: ChatRequest) -> None:
    """What follows when consent is withdrawn."""
    consent.may_withdraw(request.chat)
    await say(tx, request, texts.ask_consent(request.org))


async def withdraw_consent(tx: Transaction, request: ChatRequest) -> None:
    """Consent is withdrawn."""
    await dialogs.bring_letters_back(tx, request)
    await consent.withdraw(tx, request.chat, request.now)
    await say(tx, request, texts.consent_withdrawn(request.org))


def _subject(inquiry_id: int) -> int | None:
    return None if inquiry_id == texts.EVERYTHING else inquiry_id
