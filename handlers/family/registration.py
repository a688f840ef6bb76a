"""A relative registers a missing person."""

from bot.model.form import Draft
from bot.model.forms import FORMS
from bot.model.registration import ABOUT_THE_RELATIVE
from bot.texts.register import arrival, registration
from bot.use_cases.register import registering
from handlers import dialogs
from handlers.turn import Turn, say
from storage.register import drafts
from storage.store.transaction import Transaction


async def begin(tx: Transaction, turn: Turn) -> None:
    """The first question, or the choice between an unfinished registration and a new one."""
    if turn.chat.has_consented and await drafts.find(tx, turn.chat.id, "registration"):
        await say(tx, turn, registration.unfinished())
    else:
        await anew(tx, turn)


async def anew(tx: Transaction, turn: Turn) -> None:
    """A new registration.  What the relative has told about themselves before is not asked again."""
    if not turn.chat.has_consented:
        await say(tx, turn, arrival.welcome(turn.house))
        return
    known = await registering.known(tx, turn.chat)
    await say(tx, turn, registration.begun())
    await dialogs.begin(tx, turn, "registration", known=known)


async def end(tx: Transaction, turn: Turn, draft: Draft) -> None:
    """Send was pressed: the inquiry exists, the relative has its reference."""
    asked = {*FORMS["registration"].asked(draft), *ABOUT_THE_RELATIVE}
    facts = {name: value for name, value in draft.answers.items() if name in asked}
    reference = await registering.send(tx, turn.chat, turn.house, facts, turn.now)
    await say(tx, turn, registration.received(turn.house, reference))
