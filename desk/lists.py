"""Lists of returned people as tables: all of them, one with the row in hand, and what is decided about rows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from bot.model.list_table import OpenRow, TableRow
from bot.model.refused import Reason, Refused
from bot.model.returned import ListRow
from bot.texts import labels
from bot.use_cases.lists import handing_back, lists, naming, rows, table, undoing, wishes
from bot.use_cases.lists.handed_file import written
from desk import facets, through
from desk.facets import Chosen
from desk.pages import Answer, Elsewhere, Made, Page
from desk.request import DeskRequest, as_id
from storage.store.transaction import Transaction

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Shown:
    """What of a list is shown: the rows that are chosen, and which comes after the one in hand."""

    rows: Sequence[TableRow]
    open_id: int

    @property
    def next_id(self) -> int:
        """The next row to decide, in the order of the table; 0 when there is none."""
        places = [place for place, one in enumerate(self.rows) if one.row.id == self.open_id]
        after = self.rows[places[0] + 1 :] if places else self.rows
        free = [one.row.id for one in (*after, *self.rows) if one.is_to_decide and one.row.id != self.open_id]
        return free[0] if free else 0


async def every(tx: Transaction, request: DeskRequest) -> Answer:
    """The lists, newest first, and how far each is."""
    found = await lists.every(tx, request.actor)
    return Page("lists/every.html", {"lists": [await lists.view(tx, request.actor, one.id) for one in found]})


async def one(tx: Transaction, request: DeskRequest, list_id: int) -> Answer:
    """A list, with a row in hand: the one that is asked for, else the one in hand already, else the first to decide."""
    seen = await table.view(tx, request.actor, list_id)
    all_facets = facets.of_list(seen.rows)
    chosen = Chosen.of(request.query, all_facets)
    shown = [row for row in seen.rows if chosen.shows(row, all_facets)]
    asked = next(iter(request.query.get("row", ())), "")
    open_id = as_id(asked) if asked else _in_hand(shown, request)
    opened = await table.look(tx, request.actor, open_id) if open_id else None
    if opened:
        fresh = await table.view(tx, request.actor, list_id, [open_id])
        shown = [next(iter(fresh.rows), row) if row.row.id == open_id else row for row in shown]
        seen = replace(seen, looked_at=fresh.looked_at)
    values = {
        "seen": seen,
        "facets": [(facet, facets.options(facet, seen.rows, chosen)) for facet in all_facets],
        "groups": _groups(shown),
        "shown": len(shown),
        "chosen": chosen,
    }
    return Page("lists/table.html", {**values, **_opened(opened, Shown(shown, open_id).next_id, chosen.query())})


async def row(tx: Transaction, request: DeskRequest, list_id: int, row_id: int) -> Answer:
    """One row, for a script that has moved there; and the one before it, which is in nobody's hands any more."""
    before = _asked(request, "before")
    return await _piece(tx, request, list_id, row_id, [row_id, as_id(before) if before else 0])


async def is_this(tx: Transaction, request: DeskRequest, list_id: int, row_id: int) -> Answer:
    """The row is this person."""
    await rows.propose(tx, request.actor, row_id, request.number("subject"), request.number("version"))
    return await _goes_on(tx, request, list_id, row_id)


async def is_not(tx: Transaction, request: DeskRequest, list_id: int, row_id: int) -> Answer:
    """The row is not this person; the next candidate, or the next row."""
    await rows.reject_candidate(tx, request.actor, row_id, request.number("subject"), request.number("version"))
    left = await table.view(tx, request.actor, list_id, [row_id])
    same = any(one.is_to_decide for one in left.rows)
    return await _goes_on(tx, request, list_id, row_id, row_id if same else None)


async def later(tx: Transaction, request: DeskRequest, list_id: int, row_id: int) -> Answer:
    """Puts the row off."""
    await rows.put_off(tx, request.actor, row_id, request.number("version"))
    return await _goes_on(tx, request, list_id, row_id)


async def undo(tx: Transaction, request: DeskRequest, list_id: int) -> Answer:
    """Takes back what was decided with one press, and shows that row again; of many rows, the list."""
    undone = await undoing.undo(tx, request.actor, list_id, request.number("decision"))
    if isinstance(undone, ListRow):
        return await _goes_on(tx, request, list_id, undone.id, undone.id)
    return _whole(request, list_id)


async def propose(tx: Transaction, request: DeskRequest, list_id: int) -> Answer:
    """Proposes together what was looked at one by one: the selected rows, else all."""
    await table.propose_looked_at(tx, request.actor, list_id, request.numbers("row"))
    return _whole(request, list_id)


async def find(tx: Transaction, request: DeskRequest, list_id: int, row_id: int) -> Answer:
    """Who in the register may be meant by some words."""
    results = await naming.find(tx, request.actor, row_id, request.word("words"), request.found)
    person_id = naming.only(results)
    if person_id:
        return await _names(tx, request, list_id, row_id, person_id)
    values = {"results": results, "list_id": list_id, "row_id": row_id, "back": _back(request), "words": True}
    values["next_id"] = _next(request)
    return Page("lists/found_piece.html" if request.piece else "lists/found.html", values)


async def name(tx: Transaction, request: DeskRequest, list_id: int, row_id: int) -> Answer:
    """The row is said to be this person, and shown beside them."""
    return await _names(tx, request, list_id, row_id, request.number("subject"))


async def wish(tx: Transaction, request: DeskRequest, list_id: int, row_id: int) -> Answer:
    """What this person of the list wants: who may be told."""
    said = {"wish": request.word("wish"), "chosen": request.word("chosen")}
    if said["wish"] not in labels.WISHES:
        raise Refused(Reason.CHANGED)
    await wishes.say(tx, request.actor, row_id, said)
    return await _goes_on(tx, request, list_id, row_id, row_id)


async def take_out(tx: Transaction, request: DeskRequest, list_id: int) -> Answer:
    """The list back as a file, with what became of each row; made when this is kept."""
    count = await handing_back.count(tx, request.actor, list_id)
    await handing_back.take_out(tx, request.actor, list_id, count)
    collects = partial(handing_back.collect, actor=request.actor, list_id=list_id)
    makes = partial(written, suffix="xlsx", org=request.org, language=request.language)
    return Made("zvistka-list.xlsx", XLSX, collects, makes)


async def _names(tx: Transaction, request: DeskRequest, list_id: int, row_id: int, person_id: int) -> Answer:
    await naming.name(tx, request.actor, row_id, person_id)
    return await _goes_on(tx, request, list_id, row_id, row_id)


async def _goes_on(
    tx: Transaction, request: DeskRequest, list_id: int, decided: int, then: int | None = None
) -> Answer:
    """To that row, else to the one that the page has named as the next."""
    if through.is_from(request):
        return await through.after(tx, request, list_id, decided)
    open_id = _next(request) if then is None else then
    if request.piece:
        return await _piece(tx, request, list_id, open_id, [decided, open_id])
    row = f"row={open_id}" if open_id else ""
    query = "&".join(filter(None, (_back(request), row)))
    return Elsewhere(f"/lists/{list_id}?{query}#row-{open_id or decided}")


async def _piece(tx: Transaction, request: DeskRequest, list_id: int, open_id: int, changed: Sequence[int]) -> Answer:
    """What has changed of a page: some rows, the row in hand, how far the list is."""
    opened = await table.look(tx, request.actor, open_id) if open_id else None
    seen = await table.view(tx, request.actor, list_id, [one for one in changed if one])
    return Page("lists/piece.html", {"seen": seen, **_opened(opened, _next(request), _back(request))})


def _opened(opened: OpenRow | None, next_id: int, back: str) -> dict[str, Any]:
    return {"opened": opened, "next_id": next_id, "back": back, "now_open": opened.row.id if opened else 0}


def _whole(request: DeskRequest, list_id: int) -> Elsewhere:
    return Elsewhere(through.way(list_id) if through.is_from(request) else f"/lists/{list_id}?{_back(request)}")


def _next(request: DeskRequest) -> int:
    said = _asked(request, "next")
    return as_id(said) if said else 0


def _back(request: DeskRequest) -> str:
    """Which rows the page shows: nothing of ours is in it but names of facets and their values."""
    said = _asked(request, "back")
    return said if len(said) < 500 and all(one.isalnum() or one in "=&_" for one in said) else ""


def _asked(request: DeskRequest, name: str) -> str:
    return request.word(name) or next(iter(request.query.get(name, ())), "")


def _in_hand(shown: Sequence[TableRow], request: DeskRequest) -> int:
    mine = [
        one.row.id
        for one in shown
        if one.is_to_decide and one.row.held_by == request.operator.id and one.row.held_until > request.now
    ]
    free = [one.row.id for one in shown if one.is_to_decide]
    return next(iter((*mine, *free)), 0)


def _groups(shown: Sequence[TableRow]) -> list[tuple[Any, list[TableRow]]]:
    fits = dict.fromkeys(one.fit for one in shown)
    return [(fit, [one for one in shown if one.fit is fit]) for fit in fits]
