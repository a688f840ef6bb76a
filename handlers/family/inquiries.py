"""A relative looks at the own inquiries, answers, adds something, withdraws."""

from bot.model.form import Draft
from bot.texts.register import inquiries as texts
from bot.texts.register import registration
from bot.use_cases.register import inquiries
from bot.use_cases.register import letters as writing
from handlers import dialogs
from handlers.family import letters
from handlers.family.letters import content
from handlers.request import ChatRequest, say
from storage.register import drafts
from storage.store.transaction import Transaction


async def status(tx: Transaction, request: ChatRequest, page: int = 0) -> None:
    """The open inquiries, each with one of the four words; a single one at once.  And what was not sent yet."""
    own = await inquiries.status(tx, request.org, request.chat, request.now, page)
    unsent = await drafts.find(tx, request.chat.id, "registration") is not None
    if own.items or not unsent:
        await say(tx, request, texts.status(request.org, own))
    if unsent and not (own.items and request.chat.form):  # else its question comes again, or that of another form
        await say(tx, request, registration.unfinished())
    await dialogs.repeat(tx, request)


async def show(tx: Transaction, request: ChatRequest, inquiry_id: int) -> None:
    """One inquiry and what can be done with it."""
    await say(
        tx,
        request,
        texts.detail(request.org, await inquiries.view(tx, request.org, request.chat, inquiry_id, request.now)),
    )


async def answer(tx: Transaction, request: ChatRequest, inquiry_id: int) -> None:
    """The relative wants to answer an operator's question."""
    inquiry = await inquiries.may_answer(tx, request.chat, inquiry_id)
    await dialogs.begin(tx, request, "answer", inquiry.id)


async def add(tx: Transaction, request: ChatRequest, inquiry_id: int) -> None:
    """The relative wants to add something."""
    inquiry = await inquiries.own_open(tx, request.chat, inquiry_id)
    await dialogs.begin(tx, request, "addition", inquiry.id)


async def withdraw(tx: Transaction, request: ChatRequest, inquiry_id: int) -> None:
    """Asks once more."""
    await say(tx, request, texts.withdraw(await inquiries.own_open(tx, request.chat, inquiry_id)))


async def withdrawn(tx: Transaction, request: ChatRequest, inquiry_id: int) -> None:
    """The inquiry ends, and nothing more is sent about it."""
    await say(tx, request, texts.withdrawn(await inquiries.withdraw(tx, request.chat, inquiry_id, request.now)))


async def end_answer(tx: Transaction, request: ChatRequest, draft: Draft) -> None:
    """The answer is kept; where it brings the inquiry back into the queue, it is read there."""
    said, about = content(draft), int(draft.subject)
    inquiry = await writing.answer(tx, request.chat, about, said, request.now, request.origin)
    await say(tx, request, texts.answered(inquiry))


async def end_addition(tx: Transaction, request: ChatRequest, draft: Draft) -> None:
    """What was added is with the inquiry and waits to be read."""
    inquiry = await inquiries.added(tx, request.chat, int(draft.subject), draft.answers.get("photo"))
    await letters.keep(tx, request, "addition", content(draft), inquiry.id)
    await say(tx, request, texts.added(inquiry))
