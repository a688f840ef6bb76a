"""A relative's own name and phone number."""

from collections.abc import Mapping

from bot.model.changes import OwnDetails
from bot.model.chat import Chat
from bot.model.inquiry import State
from bot.model.refused import Reason, Refused
from bot.model.rights import Right
from bot.texts.rights import me as texts
from bot.use_cases.announcing import notify_operators
from bot.use_cases.register.inquiries import all_open
from storage.register import changes, chats
from storage.staff import operators
from storage.store.transaction import Transaction


async def view(tx: Transaction, chat: Chat) -> OwnDetails:
    """The relative's answers about themselves in the newest open inquiry, and when consent was given."""
    own = await all_open(tx, chat)
    return OwnDetails(own[-1].facts if own else {}, await chats.consented_at(tx, chat.id))


async def may_change(tx: Transaction, chat: Chat) -> None:
    """Refused when there is no open inquiry in which anything could be changed."""
    if not await all_open(tx, chat):
        raise Refused(Reason.CHANGED)


async def change(tx: Transaction, chat: Chat, field: str, answers: Mapping[str, str], now: int) -> bool:
    """It changes in all open inquiries; False when it was the same.

    Operators hear about accepted ones, since kinship was checked and calls are made by it.
    """
    changed = [one for one in await all_open(tx, chat) if await changes.make(tx, one, field, answers, now)]
    accepted = [one for one in changed if one.state is State.ACCEPTED]
    if accepted:
        relatives = [one for case in accepted for one in await operators.relatives(tx, case.person_id)]
        said = texts.relative_changed(field, accepted)
        await notify_operators(tx, Right.CALL, now, said, but=(*relatives,), inquiry_id=accepted[0].id)
    return bool(changed)
