"""What a relative may ask for about the own data."""

from bot.model.changes import CHANGEABLE
from bot.model.form import Draft
from bot.model.inquiry import Inquiry, State
from bot.model.rights import Right
from bot.model.sentence import Sentence
from bot.texts import dead_ends
from bot.texts.rights import copies as texts
from bot.texts.rights import me as me_texts
from bot.use_cases.announcing import tell
from handlers import dialogs
from handlers.turn import Turn, say
from storage.register import changes, chats, inquiries
from storage.rights import holdings
from storage.staff import operators
from storage.store.transaction import Transaction


async def copy(tx: Transaction, turn: Turn) -> None:
    """/mydata: everything that is held about the relative, in two files; then the present question if there is one."""
    last = await holdings.may_copy(tx, turn.chat.id, turn.now)
    if last is None:
        held = await holdings.of_chat(tx, turn.chat, turn.operator)
        await say(tx, turn, *texts.copies(turn.language, turn.house, held, turn.now))
    else:
        await say(tx, turn, texts.a_little_later(turn.house, last, last + holdings.PAUSE))
    await dialogs.repeat(tx, turn)


async def me(tx: Transaction, turn: Turn) -> None:
    """/me: the relative's own details and what can be done with them; then the present question if there is one."""
    own = await _open(tx, turn)
    consented_at = await chats.consented_at(tx, turn.chat.id)
    await say(tx, turn, me_texts.me(turn.language, turn.house, own[-1].facts if own else {}, consented_at))
    await dialogs.repeat(tx, turn)


async def change(tx: Transaction, turn: Turn, form: str) -> Sentence | None:
    """The relative wants to change the own name or telephone number."""
    if form not in CHANGEABLE or not await _open(tx, turn):
        return dead_ends.toast_again()
    await dialogs.begin(tx, turn, form)
    return None


async def end_change(tx: Transaction, turn: Turn, draft: Draft) -> None:
    """It stands in all open inquiries; the operators hear of it, since kinship was checked and calls are made by it."""
    field = CHANGEABLE[draft.form]
    changed = [one for one in await _open(tx, turn) if await changes.make(tx, one, field, draft.answers, turn.now)]
    if not changed:
        await say(tx, turn, me_texts.unchanged())
        return
    await say(tx, turn, me_texts.changed(field, draft.answers[field]))
    accepted = [one for one in changed if one.state is State.ACCEPTED]
    if accepted:
        relatives = [one for case in accepted for one in await operators.relatives(tx, case.person_id)]
        await tell(tx, Right.CALL, turn.now, me_texts.relative_changed(field, accepted), but=(*relatives,))


async def _open(tx: Transaction, turn: Turn) -> list[Inquiry]:
    return [inquiry for inquiry in await inquiries.of_chat(tx, turn.chat.id) if inquiry.is_open]
