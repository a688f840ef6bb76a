"""The stop: notices that are about to leave, by list or by case, each with the way to keep them from leaving."""

from bot.use_cases.lists import stopping
from bot.use_cases.returns import about_to_leave, reports
from desk.pages import Answer, Elsewhere, Page
from desk.request import DeskRequest
from storage.store.transaction import Transaction


async def every(tx: Transaction, request: DeskRequest) -> Answer:
    """All that can still be stopped."""
    return Page("stop.html", {"stoppable": await about_to_leave.view(tx, request.actor)})


async def of_list(tx: Transaction, request: DeskRequest, list_id: int) -> Answer:
    """Nothing of that list leaves any more."""
    await stopping.stop(tx, request.actor, list_id)
    return Elsewhere("/stop")


async def of_case(tx: Transaction, request: DeskRequest, verification_id: int) -> Answer:
    """Nothing about that person leaves any more."""
    await reports.stop(tx, request.actor, verification_id)
    return Elsewhere("/stop")
