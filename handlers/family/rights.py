"""What a relative may ask for about the own data."""

from bot.model.changes import CHANGEABLE
from bot.model.form import Draft
from bot.model.refused import Reason, Refused
from bot.texts.rights import copies as texts
from bot.texts.rights import me as me_texts
from bot.use_cases.rights import copies, details
from handlers import dialogs
from handlers.turn import Turn, say
from storage.rights.holdings import PAUSE
from storage.store.transaction import Transaction


async def copy(tx: Transaction, turn: Turn) -> None:
    """/mydata: everything that is held about the relative, in two files; then the present question if there is one."""
    held = await copies.make(tx, turn.chat, turn.operator, turn.now)
    if isinstance(held, int):
        await say(tx, turn, texts.a_little_later(turn.house, held, held + PAUSE))
    else:
        await say(tx, turn, *texts.copies(turn.language, turn.house, held, turn.now))
    await dialogs.repeat(tx, turn)


async def me(tx: Transaction, turn: Turn) -> None:
    """/me: the relative's own details and what can be done with them; then the present question if there is one."""
    await say(tx, turn, me_texts.me(turn.language, turn.house, await details.view(tx, turn.chat)))
    await dialogs.repeat(tx, turn)


async def change(tx: Transaction, turn: Turn, form: str) -> None:
    """The relative wants to change the own name or telephone number."""
    if form not in CHANGEABLE:
        raise Refused(Reason.CHANGED)
    await details.may_change(tx, turn.chat)
    await dialogs.begin(tx, turn, form)


async def end_change(tx: Transaction, turn: Turn, draft: Draft) -> None:
    """The new value was given."""
    field = CHANGEABLE[draft.form]
    changed = await details.change(tx, turn.chat, field, draft.answers, turn.now)
    await say(tx, turn, me_texts.changed(field, draft.answers[field]) if changed else me_texts.unchanged())
