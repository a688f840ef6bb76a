"""No account does more than is good for the others (bot/model/limits.py).  Operators are not limited."""

from collections.abc import Mapping

from bot.model.limits import Deed
from bot.model.refused import Reason, Refused
from storage.register import limits
from storage.staff import operators
from storage.store.transaction import Transaction

REASONS: Mapping[Deed, Reason] = {
    Deed.LETTER: Reason.MANY_LETTERS,
    Deed.MEETING: Reason.MANY_MEETINGS,
    Deed.INQUIRY: Reason.MANY_INQUIRIES,
}


async def need_room(tx: Transaction, deed: Deed, chat_id: int, now: int) -> None:
    """Refused, when this account has done it as often as it may for now."""
    if await limits.is_reached(tx, deed, chat_id, now) and not await operators.of_chat(tx, chat_id):
        raise Refused(REASONS[deed])
