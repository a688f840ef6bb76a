"""What relatives write to the operators in the chat, outside of any question, and what they hear about it."""

from bot.model.correspondence import Content, Incoming
from bot.model.form import Draft
from bot.model.given import Letter
from bot.model.limits import GATHER
from bot.texts import dead_ends
from bot.texts.register import talks as texts
from bot.texts.wait import exchange_day
from bot.use_cases.register import letters
from handlers import dialogs
from handlers.operators import staff
from handlers.request import ChatRequest, say, say_once
from storage.register import messages
from storage.store.transaction import Transaction


async def begin(tx: Transaction, request: ChatRequest) -> None:
    """/operator: for operators their menu, for everybody else the way to speak with one."""
    if request.operator:
        await staff.menu(tx, request)
    elif not request.chat.has_consented:
        await say(tx, request, dead_ends.consent_needed(request.org))
    else:
        await say(tx, request, texts.opening(request.org, await letters.hours_of_waiting(tx, request.now)))
        await dialogs.begin(tx, request, "letter")


async def end(tx: Transaction, request: ChatRequest, draft: Draft) -> None:
    """The letter that was begun with /operator."""
    await pass_on(tx, request, content(draft))


async def receive(tx: Transaction, request: ChatRequest, letter: Letter) -> None:
    """Words, a photo or a file that answer no question."""
    await pass_on(tx, request, Content.of(letter))


async def keep_quietly(tx: Transaction, request: ChatRequest, letter: Letter) -> None:
    """Operators get what was written where something else had to be said of it."""
    await letters.receive(tx, request.chat.id, Content.of(letter), request.origin, request.now)


async def correct(tx: Transaction, request: ChatRequest, letter: Letter) -> bool:
    """A letter was edited: operators see the new words below the old.  False if the message was no letter."""
    if request.origin is None:
        return False
    before = await messages.sent_as(tx, request.chat.id, request.origin.message_id)
    if before is None:
        return False
    if await letters.correct(tx, request.chat.id, before, Content.of(letter), request.origin, request.now):
        await say(tx, request, dead_ends.corrected())
    return True


async def keep(tx: Transaction, request: ChatRequest, sort: str, said: Content, inquiry_id: int) -> None:
    """Keeps what was said in a form about an inquiry."""
    await letters.keep(tx, request.chat.id, Incoming(sort, said, inquiry_id, request.origin), request.now)


def content(draft: Draft) -> Content:
    """What was said in a form of one letter."""
    return Content.answered(draft.answers)


async def pass_on(tx: Transaction, request: ChatRequest, said: Content) -> None:
    """Operators get what was said, and its writer hears so."""
    receipt = await letters.receive(tx, request.chat.id, said, request.origin, request.now)
    if receipt is None:
        return
    if receipt.in_burst:
        await say_once(tx, request, "passed on", GATHER, texts.passed_on(request.org, said, receipt))
        if receipt.exchange:
            await say_once(tx, request, "exchange day", GATHER, exchange_day.to_family())
        return
    await say(tx, request, texts.passed_on(request.org, said, receipt))
    if receipt.exchange:
        await say(tx, request, exchange_day.to_family())
