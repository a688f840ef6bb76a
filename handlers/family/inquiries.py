"""A relative looks at the own inquiries, answers, adds something, withdraws."""

from bot.model.form import Draft
from bot.model.inquiry import OPEN_STATES, FamilyWord, Inquiry, State
from bot.model.sentence import Sentence
from bot.texts import dead_ends
from bot.texts.register import inquiries as texts
from bot.texts.staff import operators
from bot.use_cases.register.letters import content
from handlers import dialogs
from handlers.family import letters
from handlers.turn import Turn, say
from storage.queues import outbox
from storage.register import inquiries, messages
from storage.returns import notices
from storage.staff import operators as staff
from storage.store.transaction import Transaction


async def status(tx: Transaction, turn: Turn) -> None:
    """Every open inquiry with one of the four words."""
    found = [inquiry for inquiry in await inquiries.of_chat(tx, turn.chat.id) if inquiry.is_open]
    standing = [(i, i.family_word(await notices.is_told(tx, i.id))) for i in found]
    await say(tx, turn, texts.status(standing))
    await dialogs.repeat(tx, turn)


async def show(tx: Transaction, turn: Turn, inquiry_id: str) -> Sentence | None:
    """One inquiry and what can be done with it."""
    inquiry = await own(tx, turn, inquiry_id)
    if inquiry is None:
        return await closed(tx, turn)
    word = inquiry.family_word(await notices.is_told(tx, inquiry.id))
    asked = await messages.last_question(tx, inquiry.id) if word is FamilyWord.NEEDS_ANSWER else None
    await say(tx, turn, texts.detail(inquiry, word, asked.text if asked else None))
    return None


async def answer(tx: Transaction, turn: Turn, inquiry_id: str) -> Sentence | None:
    """The relative wants to answer an operator's question."""
    inquiry = await own(tx, turn, inquiry_id)
    if inquiry is None or inquiry.state is not State.ASKED:
        return await closed(tx, turn)
    await dialogs.begin(tx, turn, "answer", inquiry.id)
    return None


async def add(tx: Transaction, turn: Turn, inquiry_id: str) -> Sentence | None:
    """The relative wants to add something."""
    inquiry = await own(tx, turn, inquiry_id)
    if inquiry is None:
        return await closed(tx, turn)
    await dialogs.begin(tx, turn, "addition", inquiry.id)
    return None


async def withdraw(tx: Transaction, turn: Turn, inquiry_id: str) -> Sentence | None:
    """Asks once more."""
    inquiry = await own(tx, turn, inquiry_id)
    if inquiry is None:
        return await closed(tx, turn)
    await say(tx, turn, texts.withdraw(inquiry))
    return None


async def withdrawn(tx: Transaction, turn: Turn, inquiry_id: str) -> Sentence | None:
    """The inquiry ends, and nothing more is sent about it."""
    inquiry = await own(tx, turn, inquiry_id)
    if inquiry is None or not await inquiries.move(tx, inquiry.id, OPEN_STATES, State.WITHDRAWN, turn.now):
        return await closed(tx, turn)
    await notices.stop(tx, inquiry_id=inquiry.id)
    await say(tx, turn, texts.withdrawn(inquiry))
    return None


async def end_answer(tx: Transaction, turn: Turn, draft: Draft) -> None:
    """The answer returns to the card, the inquiry to the queue, and whoever asked hears of it.

    When the inquiry was closed meanwhile, no card comes up again: the answer waits among the messages.
    """
    inquiry = await inquiries.get(tx, int(draft.subject))
    returns = await inquiries.move(tx, inquiry.id, (State.ASKED,), State.RECEIVED, turn.now)
    await letters.keep(tx, turn, "answer", content(draft), inquiry.id, read=returns)
    await say(tx, turn, texts.answered(inquiry))
    question = await messages.last_question(tx, inquiry.id)
    asker = question.operator_id if question else None
    if returns and asker is not None and await staff.is_active(tx, asker):
        operator = await staff.get(tx, asker)
        await outbox.put(tx, operator.chat_id, operators.answered(inquiry), turn.now)


async def end_addition(tx: Transaction, turn: Turn, draft: Draft) -> None:
    """What was added is with the inquiry and waits to be read."""
    inquiry = await inquiries.get(tx, int(draft.subject))
    await letters.keep(tx, turn, "addition", content(draft), inquiry.id)
    if draft.answers.get("photo") and not inquiry.facts.get("photo"):
        await inquiries.set_photo(tx, inquiry, draft.answers["photo"])
    await say(tx, turn, texts.added(inquiry))


async def own(tx: Transaction, turn: Turn, inquiry_id: str) -> Inquiry | None:
    """An open inquiry of whoever asks for it, by its id."""
    found = {str(inquiry.id): inquiry for inquiry in await inquiries.of_chat(tx, turn.chat.id) if inquiry.is_open}
    return found.get(inquiry_id)


async def closed(tx: Transaction, turn: Turn) -> Sentence:
    """A button of an inquiry that is not open any more, or of somebody else's."""
    if turn.pressed_an_old_button:
        await status(tx, turn)
        return dead_ends.toast_passed()
    return dead_ends.toast_again()
