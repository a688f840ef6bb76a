"""A relative looks at the own inquiries, answers, adds something, withdraws."""

from bot.model.form import Draft
from bot.texts.register import inquiries as texts
from bot.use_cases.register import inquiries
from handlers import dialogs
from handlers.family import letters
from handlers.family.letters import content
from handlers.turn import Turn, say
from storage.store.transaction import Transaction


async def status(tx: Transaction, turn: Turn) -> None:
    """Every open inquiry with one of the four words."""
    await say(tx, turn, texts.status(await inquiries.status(tx, turn.chat)))
    await dialogs.repeat(tx, turn)


async def show(tx: Transaction, turn: Turn, inquiry_id: str) -> None:
    """One inquiry and what can be done with it."""
    await say(tx, turn, texts.detail(await inquiries.view(tx, turn.chat, int(inquiry_id))))


async def answer(tx: Transaction, turn: Turn, inquiry_id: str) -> None:
    """The relative wants to answer an operator's question."""
    inquiry = await inquiries.may_answer(tx, turn.chat, int(inquiry_id))
    await dialogs.begin(tx, turn, "answer", inquiry.id)


async def add(tx: Transaction, turn: Turn, inquiry_id: str) -> None:
    """The relative wants to add something."""
    inquiry = await inquiries.own_open(tx, turn.chat, int(inquiry_id))
    await dialogs.begin(tx, turn, "addition", inquiry.id)


async def withdraw(tx: Transaction, turn: Turn, inquiry_id: str) -> None:
    """Asks once more."""
    await say(tx, turn, texts.withdraw(await inquiries.own_open(tx, turn.chat, int(inquiry_id))))


async def withdrawn(tx: Transaction, turn: Turn, inquiry_id: str) -> None:
    """The inquiry ends, and nothing more is sent about it."""
    await say(tx, turn, texts.withdrawn(await inquiries.withdraw(tx, turn.chat, int(inquiry_id), turn.now)))


async def end_answer(tx: Transaction, turn: Turn, draft: Draft) -> None:
    """The answer is kept; where it brings the inquiry back into the queue, it is read there."""
    inquiry, returns = await inquiries.answered(tx, turn.chat, int(draft.subject), turn.now)
    await letters.keep(tx, turn, "answer", content(draft), inquiry.id, read=returns)
    await say(tx, turn, texts.answered(inquiry))


async def end_addition(tx: Transaction, turn: Turn, draft: Draft) -> None:
    """What was added is with the inquiry and waits to be read."""
    inquiry = await inquiries.added(tx, turn.chat, int(draft.subject), draft.answers.get("photo"))
    await letters.keep(tx, turn, "addition", content(draft), inquiry.id)
    await say(tx, turn, texts.added(inquiry))
