"""The operators' menu, and whether an operator is a relative."""

from bot.model.inquiry import Inquiry
from bot.texts.staff import operators as texts
from bot.use_cases.staff.menu import waiting
from handlers.turn import Turn, say
from storage.register import kin
from storage.store.transaction import Transaction


async def is_relative(tx: Transaction, turn: Turn, person_id: int | None) -> bool:
    """Whether this operator misses that person, and so may neither see nor decide more than any other relative."""
    return await kin.is_relative(tx, turn.chat.id, person_id)


async def concerns(tx: Transaction, turn: Turn, inquiry: Inquiry) -> bool:
    """Whether this operator misses whoever an inquiry is about."""
    return await kin.is_relative(tx, turn.chat.id, inquiry.person_id, inquiry.id)


async def menu(tx: Transaction, turn: Turn) -> None:
    """How much waits for this operator, and the way to it."""
    await say(tx, turn, texts.menu(turn.staff, await waiting(tx, turn.actor)))
