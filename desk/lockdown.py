"""Lockdown at the desk: begun by anybody who may stop a notice, lifted by two."""

from bot.texts.staff import lockdown as texts
from bot.use_cases.staff import lockdown
from desk.pages import Answer, Elsewhere, Page
from desk.request import DeskRequest
from storage.store.transaction import Transaction

LOCKDOWN = "/lockdown"


async def show(tx: Transaction, request: DeskRequest) -> Answer:
    """How it stands, and the way to begin or to lift it."""
    return Page("people/lockdown.html", {"seen": await lockdown.view(tx, request.actor), "lock": texts})


async def begin(tx: Transaction, request: DeskRequest) -> Answer:
    """From this moment on."""
    request.number("begun_at")  # of the one that was seen to be over, so that no other form begins one
    await lockdown.begin(tx, request.actor)
    return Elsewhere(LOCKDOWN)


async def lift(tx: Transaction, request: DeskRequest) -> Answer:
    """One of the two who lift it."""
    await lockdown.lift(tx, request.actor, request.number("begun_at"))
    return Elsewhere(LOCKDOWN)
