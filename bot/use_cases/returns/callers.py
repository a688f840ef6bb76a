"""Whoever has a call in hand that is not to be made hears so at once, and how to make it disappears from the chat."""

from collections.abc import Sequence

from bot.model.call import CallEntry
from bot.texts.returns import calls as texts
from bot.use_cases.announcing import tell_operator
from bot.use_cases.staff import cleaning
from storage.register import inquiries
from storage.returns import calls
from storage.staff import operators
from storage.store.transaction import Transaction


async def warn_of(tx: Transaction, inquiry_id: int, now: int) -> None:
    """The relative is not to be told any more, or a person handles the case."""
    await warn(tx, await calls.in_hand_to(tx, inquiry_id), now)


async def warn(tx: Transaction, in_hand: Sequence[CallEntry], now: int) -> None:
    """They may be about to dial; who has become a relative of the person hears nothing of it."""
    await cleaning.delete_calls(tx, [call.id for call in in_hand], now)
    for call in in_hand:
        inquiry = await inquiries.get(tx, call.inquiry_id)
        if call.taken_by is not None and call.taken_by not in await operators.relatives(tx, inquiry.person_id or 0):
            said = texts.not_to_be_made(inquiry, call)
            await tell_operator(tx, call.taken_by, now, said, inquiry_id=inquiry.id)
