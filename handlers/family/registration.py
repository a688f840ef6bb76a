"""A relative registers a missing person."""

from bot.model.form import Draft
from bot.model.forms import FORMS
from bot.model.reference import new_reference
from bot.model.registration import ABOUT_THE_RELATIVE
from bot.model.rights import Right
from bot.texts.register import arrival, registration
from bot.texts.staff import operators
from bot.use_cases.announcing import tell
from handlers import dialogs
from handlers.family import reminders as asking
from handlers.turn import Turn, say
from storage.register import chats, drafts, inquiries
from storage.store.transaction import Transaction


async def begin(tx: Transaction, turn: Turn) -> None:
    """The first question, or the choice between an unfinished registration and a new one."""
    if not turn.chat.has_consented:
        await say(tx, turn, arrival.welcome(turn.house))
    elif await drafts.find(tx, turn.chat.id, "registration"):
        await say(tx, turn, registration.unfinished())
    else:
        await anew(tx, turn)


async def anew(tx: Transaction, turn: Turn) -> None:
    """A new registration.  What the relative has told about themselves before is not asked again."""
    if not turn.chat.has_consented:
        await say(tx, turn, arrival.welcome(turn.house))
        return
    since = await chats.consented_at(tx, turn.chat.id) or 0  # what was told under a consent that was withdrawn rests
    earlier = [i for i in await inquiries.of_chat(tx, turn.chat.id) if i.is_open or i.received_at > since]
    facts = earlier[-1].facts if earlier else {}
    known = {name: facts[name] for name in ABOUT_THE_RELATIVE if facts.get(name)}
    await say(tx, turn, registration.begun())
    await dialogs.begin(tx, turn, "registration", known=known)


async def end(tx: Transaction, turn: Turn, draft: Draft) -> None:
    """Send was pressed: the inquiry exists, the relative has its reference."""
    asked = FORMS["registration"].asked(draft)
    facts = {name: value for name, value in draft.answers.items() if name in asked or name in ABOUT_THE_RELATIVE}
    reference = new_reference()
    waiting = await inquiries.waiting(tx, 0, turn.now)
    await inquiries.add(tx, turn.chat.id, reference, facts, turn.now)
    await asking.begin(tx, turn)
    await say(tx, turn, registration.received(turn.house, reference))
    if not waiting:
        await tell(tx, Right.REVIEW, turn.now, operators.inquiry_waits())
