"""What relatives write to the operators in the chat, outside of any question, and what they hear of it."""

from bot.model.correspondence import Content, Incoming
from bot.model.form import Draft
from bot.model.given import Letter
from bot.texts import dead_ends
from bot.texts.register import talks as texts
from bot.texts.wait import exchange_day
from bot.use_cases.register import letters
from handlers import dialogs
from handlers.operators import staff
from handlers.turn import Turn, say
from storage.register import messages
from storage.store.transaction import Transaction


async def begin(tx: Transaction, turn: Turn) -> None:
    """/operator: for operators their menu, for everybody else the way to speak with one."""
    if turn.operator:
        await staff.menu(tx, turn)
    elif not turn.chat.has_consented:
        await say(tx, turn, dead_ends.consent_needed(turn.house))
    else:
        await say(tx, turn, texts.opening(turn.house, await letters.hours_of_waiting(tx, turn.now)))
        await dialogs.begin(tx, turn, "letter")


async def end(tx: Transaction, turn: Turn, draft: Draft) -> None:
    """The letter that was begun with /operator."""
    await _receive(tx, turn, content(draft))


async def receive(tx: Transaction, turn: Turn, letter: Letter) -> None:
    """Words, a photo or a file that answer no question."""
    await _receive(tx, turn, Content.of(letter))


async def correct(tx: Transaction, turn: Turn, letter: Letter) -> bool:
    """A letter was edited: operators see the new words below the old.  False if the message was no letter."""
    if turn.origin is None:
        return False
    before = await messages.sent_as(tx, turn.chat.id, turn.origin.message_id)
    if before is None:
        return False
    if await letters.correct(tx, turn.chat.id, before, Content.of(letter), turn.origin, turn.now):
        await say(tx, turn, dead_ends.corrected())
    return True


async def keep(tx: Transaction, turn: Turn, sort: str, said: Content, inquiry_id: int, *, read: bool = False) -> None:
    """Keeps what was said in a form about an inquiry; read: it needs no operator."""
    await letters.keep(tx, turn.chat.id, Incoming(sort, said, inquiry_id, turn.origin), turn.now, read=read)


def content(draft: Draft) -> Content:
    """What was said in a form of one letter."""
    return Content.answered(draft.answers)


async def _receive(tx: Transaction, turn: Turn, said: Content) -> None:
    receipt = await letters.receive(tx, turn.chat.id, said, turn.origin, turn.now)
    if receipt is None:
        return
    await say(tx, turn, texts.passed_on(turn.house, said, receipt))
    if receipt.exchange:
        await say(tx, turn, exchange_day.to_family())
