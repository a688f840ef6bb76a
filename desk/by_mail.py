"""An operator's address for e-mail, given and taken away."""

from bot.model.given import Refusal
from bot.texts import refusals
from bot.use_cases.staff import by_mail as addresses
from desk.pages import Answer, Elsewhere, Page
from desk.request import DeskRequest
from storage.store.transaction import Transaction

EMAIL = "/email"


async def show(tx: Transaction, request: DeskRequest) -> Answer:
    """The address, if one was given, and the way to give one."""
    return Page("email.html", {"address": await addresses.given(tx, request.actor), "typed": "", "why": None})


async def give(tx: Transaction, request: DeskRequest) -> Answer:
    """From now on something is written there."""
    typed = request.word("address")
    try:
        await addresses.give(tx, request.actor, typed)
    except Refusal as refusal:
        known = await addresses.given(tx, request.actor)
        return Page("email.html", {"address": known, "typed": typed, "why": refusals.sentence(refusal)}, status=409)
    return Elsewhere(EMAIL)


async def take_away(tx: Transaction, request: DeskRequest) -> Answer:
    """Nothing more is written there."""
    await addresses.take_away(tx, request.actor)
    return Elsewhere(EMAIL)
