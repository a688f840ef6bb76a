"""A list looked through at the desk: many rows at once, proposed together where they are plain, else one by one."""

from collections.abc import Sequence
from functools import partial

from bot.model.list_table import Standing
from bot.model.row_lists import RowSort
from bot.use_cases.lists import through
from desk.pages import Answer, Apart, Elsewhere, Page, Takes
from desk.request import DeskRequest
from storage.store.transaction import Transaction

FIELD = "through"  # in a form: it is on this page


async def one(tx: Transaction, request: DeskRequest, list_id: int) -> Answer:
    """The next rows."""

    async def takes(tx: Transaction, request: DeskRequest) -> Answer:
        taken = await through.take(tx, request.actor, list_id)
        return Apart(partial(_page, "lists/through.html", request, list_id, taken))

    return Takes(takes)


async def after(tx: Transaction, request: DeskRequest, list_id: int, row_id: int) -> Answer:
    """What has changed since a row was decided or taken back."""
    if not request.piece:
        return Elsewhere(way(list_id))
    await through.take_again(tx, request.actor, list_id, row_id)
    return Apart(partial(_page, "lists/through_piece.html", request, list_id, [row_id]))


async def _page(template: str, request: DeskRequest, list_id: int, rows: Sequence[int], tx: Transaction) -> Page:
    return Page(template, {"seen": await through.view(tx, request.actor, list_id, rows), "stands": stands})


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
