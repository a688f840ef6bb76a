"""A list looked through at the desk: many rows at once, proposed together where they are plain, else one by one."""

from bot.model.list_table import Standing
from bot.model.row_lists import RowSort
from bot.use_cases.lists import through
from desk.pages import Answer, Elsewhere, Page
from desk.request import DeskRequest
from storage.store.transaction import Transaction

FIELD = "through"  # in a form: it is on this page


async def one(tx: Transaction, request: DeskRequest, list_id: int) -> Answer:
    """The next rows."""
    return Page("lists/through.html", {"seen": await through.view(tx, request.actor, list_id), "stands": stands})


async def after(tx: Transaction, request: DeskRequest, list_id: int, row_id: int) -> Answer:
    """What has changed since a row was decided or taken back."""
    if not request.piece:
        return Elsewhere(way(list_id))
    seen = await through.again(tx, request.actor, list_id, row_id)
    return Page("lists/through_piece.html", {"seen": seen, "stands": stands})


def is_from(request: DeskRequest) -> bool:
    """Whether a form was sent from there."""
    return bool(request.word(FIELD))


def stands(sort: RowSort) -> Standing:
    """How a row of that sort stands for whoever has just decided it."""
    found = {RowSort.NOBODY: Standing.NOT_THIS, RowSort.WORK: Standing.IN_HAND}
    return found.get(sort) or Standing(sort.value)


def way(list_id: int) -> str:
    """Where it is."""
    return f"/lists/{list_id}/through"
