"""What operators do with lists of returned people in a history (N1): see deeds.py."""

from contextlib import suppress
from dataclasses import replace

from bot.model.finding import Clue, Found, Hit
from bot.model.form import Draft
from bot.model.forms import ORIGINS
from bot.model.names import key
from bot.model.refused import Refused
from bot.model.returned import ListRow, TypedRow
from bot.use_cases.lists import stopping
from handlers.operators import batches, handing_back, lists
from handlers.operators import list_rows as rows_of_lists
from handlers.request import ChatRequest
from storage.lists import decisions, list_rows, proposals
from storage.lists import lists as stored
from storage.store.transaction import Transaction

EVIDENCE = {
    "source": "Координатор", "date": "2026-03-12", "territory": "Пункт зустрічі", "identity": "Документ", "wish": "all",
}  # fmt: skip


async def receives(tx: Transaction, request: ChatRequest, surname: str) -> None:
    """A list of returned people holds the person's row; it is compared with the register by and by."""
    cells = {"surname": surname, "given": "Тарас", "patronymic": "Іванович", "birth": "12.03.1991"}
    rows = [TypedRow(1, cells, key(surname, 1991))]
    list_id = await stored.add(tx, request.staff.id, "список", f"{surname} {request.now}", rows, request.now)
    if list_id is not None:
        await lists.end_provenance(tx, request, Draft("list", str(list_id), None, {**EVIDENCE, "origin": ORIGINS[0]}))


async def proposes(tx: Transaction, request: ChatRequest, person: int) -> None:
    """A row of a list is said to be this person: with that the return is reported."""
    for row in await tx.all("SELECT row_id FROM candidate WHERE person_id = :person", person=person):
        with suppress(Refused):  # the same row on another list was proposed before
            version = (await list_rows.row(tx, row["row_id"])).version
            await lists.is_this(tx, request, row["row_id"], person, version)


async def names(tx: Transaction, request: ChatRequest, person: int) -> None:
    """Of every row an operator says that it is this person; nothing is proposed with that."""
    for row in await tx.all("SELECT id FROM returned_row"):
        with suppress(Refused):
            found = replace(request, found=Found([Hit(Clue.NAME, person, is_inquiry=False)]))
            await rows_of_lists.end_name(tx, found, Draft("name", str(row["id"]), None, {"reference": "Коваль"}))
            await rows_of_lists.name(tx, request, row["id"], person)


async def wishes(tx: Transaction, request: ChatRequest) -> None:
    """Of every row to be decided an operator says what that person wants."""
    for row in await tx.all("SELECT id FROM returned_row"):
        with suppress(Refused):
            await rows_of_lists.end_wish(tx, request, Draft("rowwish", str(row["id"]), None, {"wish": "nobody"}))


async def looks_at_rows(tx: Transaction, request: ChatRequest) -> None:
    """Lists are gone through row by row beside the work."""
    for row in await tx.all("SELECT id, list_id FROM returned_row"):
        await rows_of_lists.page(tx, request, row["list_id"], "nobody", 1)
        with suppress(Refused):
            await rows_of_lists.entry(tx, request, row["id"])
            await rows_of_lists.others(tx, request, row["id"])


async def _rows(tx: Transaction, person: int) -> list[ListRow]:
    """The rows that may be this person."""
    found = await tx.all("SELECT DISTINCT row_id FROM candidate WHERE person_id = :person", person=person)
    return [await list_rows.row(tx, row["row_id"]) for row in found]


async def proposes_sure(tx: Transaction, request: ChatRequest, person: int) -> None:
    """All rows of the list that are sure are proposed together."""
    for row in await _rows(tx, person):
        await lists.ask_sure(tx, request, row.list_id)
        await lists.propose_sure(tx, request, row.list_id, 9)


async def rejects(tx: Transaction, request: ChatRequest, person: int) -> None:
    """A row is said not to be this person."""
    for row in await _rows(tx, person):
        await lists.is_not(tx, request, row.id, person, row.version)


async def puts_off(tx: Transaction, request: ChatRequest, person: int) -> None:
    """A row comes last."""
    for row in await _rows(tx, person):
        await lists.later(tx, request, row.id, row.version)


async def undoes(tx: Transaction, request: ChatRequest, person: int) -> None:
    """What was decided last about the list is taken back."""
    for row in await _rows(tx, person):
        if last := await decisions.last(tx, row.list_id, request.staff.id):
            await lists.undo(tx, request, row.list_id, last.number)


async def finds_right(tx: Transaction, request: ChatRequest, person: int) -> None:
    """A second operator compares the proposals and finds them right."""
    for row in await _rows(tx, person):
        await batches.page(tx, request, row.list_id)
        shown = await tx.one("SELECT held_page FROM returned_row WHERE id = :id", id=row.id)
        await batches.right(tx, request, row.list_id, (shown and shown["held_page"]) or 0)


async def looks_back(tx: Transaction, request: ChatRequest, person: int) -> None:
    """What was found right is looked at again, and is to be compared again."""
    for row in await _rows(tx, person):
        page = await proposals.last_page(tx, row.list_id, request.staff.id) or 0
        await batches.look_back(tx, request, row.list_id, page)
        await batches.unright(tx, request, row.list_id, page)


async def finds_wrong(tx: Transaction, request: ChatRequest, person: int) -> None:
    """A second operator finds a proposal wrong and says why."""
    for row in await _rows(tx, person):
        about = f"{row.id}/{row.report_id or 0}"
        await batches.end_wrong(tx, request, Draft("wrong", about, None, {"statement": "Інша дата"}))


async def verifies(tx: Transaction, request: ChatRequest, person: int) -> None:
    """What was found right is verified with one statement; it is stopped before its notices leave."""
    for row in await _rows(tx, person):
        await batches.end(tx, request, Draft("batch", str(row.list_id), None, {"statement": "Звірено"}))


async def stops(tx: Transaction, request: ChatRequest, person: int) -> None:
    """All of the list is stopped, and its rows are open again."""
    for row in await _rows(tx, person):
        await stopping.stop(tx, request.actor, row.list_id)


async def hands_back(tx: Transaction, request: ChatRequest, person: int) -> None:
    """An administrator takes the list out with what happened to its rows."""
    for row in await _rows(tx, person):
        await handing_back.confirm(tx, request, row.list_id)
