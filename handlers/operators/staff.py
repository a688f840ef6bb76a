"""The operators' menu, and whether an operator is a relative."""

from bot.model.inquiry import Inquiry
from bot.texts.staff import operators as texts
from bot.use_cases.staff.menu import waiting
from handlers.request import ChatRequest, say
from storage.register import kin
from storage.store.transaction import Transaction


async def is_relative(tx: Transaction, request: ChatRequest, person_id: int | None) -> bool:
    """Whether this operator misses that person, and so may neither see nor decide more than any other relative."""
    return await kin.is_relative(tx, request.chat.id, person_id)


async def concerns(tx: Transaction, request: ChatRequest, inquiry: Inquiry) -> bool:
    """Whether this operator misses whoever an inquiry is about."""
    return await kin.is_relative(tx, request.chat.id, inquiry.person_id, inquiry.id)


async def menu(tx: Transaction, request: ChatRequest) -> None:
    """How much waits for this operator, and the way to it."""
    await say(tx, request, texts.menu(request.staff, await waiting(tx, request.actor)))
