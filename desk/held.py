"""Lists beside the queue at the desk: cases that a person handles, and people who may be in the register twice."""

from bot.texts.register import holding as texts
from bot.use_cases.register import doubles, holding
from desk.pages import Answer, Page
from desk.request import DeskRequest, as_id
from storage.store.transaction import Transaction


async def every(tx: Transaction, request: DeskRequest) -> Answer:
    """The held cases, those that are held longest first."""
    seen = await holding.held_cases(tx, request.actor, as_id(request.asked("page") or "1"))
    return Page("cases/held.html", {"seen": seen, "holding": texts})


async def twice(tx: Transaction, request: DeskRequest) -> Answer:
    """Records that wait for a second operator, or look like one person."""
    return Page("cases/doubles.html", {"seen": await doubles.pairs(tx, request.actor)})
