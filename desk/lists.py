"""Lists of returned people as tables: all of them, one with the row in hand, and what is decided about rows."""

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from typing import Any

from bot.model.list_table import ListTable, TableRow
from bot.model.refused import Reason, Refused
from bot.model.returned import ListRow
from bot.texts import labels
from bot.use_cases.lists import handing_back, lists, naming, rows, table, undoing, wishes
from bot.use_cases.lists.handed_file import written
from desk import facets, in_turn, through
from desk.facets import Chosen
from desk.pages import Answer, Apart, Elsewhere, Made, Page, Takes
from desk.request import DeskRequest, as_id
from storage.store.transaction import Transaction

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


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
    values = {"facets": [(facet, facets.options(facet, seen.rows, chosen)) for facet in all_facets], "chosen": chosen}
    asked = request.asked("row")
    named = [] if asked else in_turn.mine_first(shown, request)

    async def takes(tx: Transaction, request: DeskRequest) -> Answer:
        open_id = as_id(asked) if asked else await table.first_free(tx, request.actor, list_id, named)
        if open_id:
            await table.take(tx, request.actor, list_id, open_id)
        return Apart(partial(_whole_page, request, seen, {one.row.id for one in shown}, open_id, values))

    return Takes(takes)


async def _whole_page(
    request: DeskRequest,
    seen: ListTable,
    shown: Collection[int],
    open_id: int,
    values: Mapping[str, Any],
    tx: Transaction,
) -> Page:
    """With the row in hand as it is now that it is taken."""
    seen = await table.again(tx, request.actor, seen, open_id) if open_id else seen
    rows = [row for row in seen.rows if row.row.id in shown]
    values = {**values, "seen": seen, "groups": _groups(rows), "shown": len(rows)}
    following = in_turn.after(rows, open_id)
    return Page(
        "lists/table.html", values | await _opened(tx, request, seen, open_id, following, values["chosen"].query())
    )


async def row(tx: Transaction, request: DeskRequest, list_id: int, row_id: int) -> Answer:
    """One row, for a script that has moved there; and the one before it, which is in nobody's hands any more."""
    before = request.asked("before")
    changed = [row_id, as_id(before) if before else 0]

    async def takes(tx: Transaction, request: DeskRequest) -> Answer:
        await table.take(tx, request.actor, list_id, row_id)
        return Apart(partial(_piece, request, list_id, row_id, changed))

    return Takes(takes)


async def is_this(tx: Transaction, request: DeskRequest, list_id: int, row_id: int) -> Answer:
    """The row is this person."""
    await rows.propose(tx, request.actor, row_id, request.number("subject"), request.number("version"))
    return await _goes_on(tx, request, list_id, row_id)


async def is_not(tx: Transaction, request: DeskRequest, list_id: int, row_id: int) -> Answer:
    """The row is not this person; the next candidate, or the next row."""
    await rows.reject_candidate(tx, request.actor, row_id, request.number("subject"), request.number("version"))
    return await _goes_on(tx, request, list_id, row_id, first=row_id)


async def later(tx: Transaction, request: DeskRequest, list_id: int, row_id: int) -> Answer:
    """Puts the row off."""
    await rows.put_off(tx, request.actor, row_id, request.number("version"))
    return await _goes_on(tx, request, list_id, row_id)


async def undo(tx: Transaction, request: DeskRequest, list_id: int) -> Answer:
    """Takes back what was decided with one press, and shows that row again; of many rows, the list."""
    undone = await undoing.undo(tx, request.actor, list_id, request.number("decision"))
    if isinstance(undone, ListRow):
        return await _shows(tx, request, list_id, undone.id, [undone.id])
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
    values["following"] = in_turn.named(request)
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
    return await _shows(tx, request, list_id, row_id, [row_id])


async def take_out(tx: Transaction, request: DeskRequest, list_id: int) -> Answer:
    """The list back as a file, with what became of each row; made when this is kept."""
    count = await handing_back.count(tx, request.actor, list_id)
    await handing_back.take_out(tx, request.actor, list_id, count)
    collects = partial(handing_back.collect, actor=request.actor, list_id=list_id)
    makes = partial(written, suffix="xlsx", org=request.org, language=request.language)
    return Made("zvistka-list.xlsx", XLSX, collects, makes)


async def _names(tx: Transaction, request: DeskRequest, list_id: int, row_id: int, person_id: int) -> Answer:
    await naming.name(tx, request.actor, row_id, person_id)
    return await _shows(tx, request, list_id, row_id, [row_id])


async def _goes_on(tx: Transaction, request: DeskRequest, list_id: int, decided: int, first: int = 0) -> Answer:
    """To the first of those that the page has named which no colleague has decided or in hand.  first: before them."""
    named = [row_id for row_id in (first, *in_turn.named(request)) if row_id]
    open_id = await table.first_free(tx, request.actor, list_id, named)
    passed = named[: named.index(open_id)] if open_id else named
    return await _shows(tx, request, list_id, open_id, [decided, *passed, open_id])


async def _shows(tx: Transaction, request: DeskRequest, list_id: int, open_id: int, changed: Sequence[int]) -> Answer:
    if through.is_from(request):
        return await through.after(tx, request, list_id, changed[0])
    if not request.piece:
        row = f"row={open_id}" if open_id else ""
        query = "&".join(filter(None, (_back(request), row)))
        return Elsewhere(f"/lists/{list_id}?{query}#row-{open_id or changed[0]}")
    if open_id:
        await table.take(tx, request.actor, list_id, open_id)
    return Apart(partial(_piece, request, list_id, open_id, changed))


async def _piece(request: DeskRequest, list_id: int, open_id: int, changed: Sequence[int], tx: Transaction) -> Page:
    """What has changed of a page: some rows, the row in hand, how far the list is."""
    seen = await table.view(tx, request.actor, list_id, [one for one in changed if one])
    opened = await _opened(tx, request, seen, open_id, in_turn.named(request), _back(request))
    return Page("lists/piece.html", {"seen": seen, **opened})


async def _opened(
    tx: Transaction, request: DeskRequest, seen: ListTable, open_id: int, following: Sequence[int], back: str
) -> dict[str, Any]:
    """The row in hand.  following: which come after it."""
    row = next((one for one in seen.rows if one.row.id == open_id), None)
    opened = await table.opened(tx, request.actor, row) if row else None
    return {"opened": opened, "following": following, "back": back, "now_open": open_id if opened else 0}


def _whole(request: DeskRequest, list_id: int) -> Elsewhere:
    return Elsewhere(through.way(list_id) if through.is_from(request) else f"/lists/{list_id}?{_back(request)}")


def _back(request: DeskRequest) -> str:
    """Which rows the page shows: nothing of ours is in it but names of facets and their values."""
    said = request.word("back") or request.asked("back")
    return said if len(said) < 500 and all(one.isalnum() or one in "=&_" for one in said) else ""


def _groups(shown: Sequence[TableRow]) -> list[tuple[Any, list[TableRow]]]:
    fits = dict.fromkeys(one.fit for one in shown)
    return [(fit, [one for one in shown if one.fit is fit]) for fit in fits]
