"""Rows of lists of returned people: who is to be looked at next, and what was decided."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from bot.model.returned import CELLS, ListRow, Objection, Remark, Reopened, RowState, TypedRow
from bot.model.sheets import Place
from storage.lists.anew import UNDECIDED
from storage.register import agreeing, kin
from storage.store.ids import scattered_id
from storage.store.statement import one_of, values_of
from storage.store.transaction import Row, Transaction

AT_ONCE = 128  # rows in one statement
# Nobody sees who of a list may be of the own family.
NOT_OWN = f"NOT {kin.misses_of_row(':chat')}"
# No other operator has the row in hand.
FREE = "(w.held_by IS NULL OR w.held_until <= :now OR w.held_by = :operator)"


async def add(tx: Transaction, list_id: int, rows: Sequence[TypedRow]) -> None:
    """Rows as they were typed: to be compared with the register, unless they were put aside."""
    into = (
        "INSERT INTO returned_row (id, list_id, number, row_fingerprint, name_fingerprint, state, aside, sealed) VALUES"
    )
    for start in range(0, len(rows), AT_ONCE):
        lines, values = values_of([_columns(tx, list_id, row) for row in rows[start : start + AT_ONCE]])
        await tx.execute(f"{into} {lines} ON CONFLICT (id) DO NOTHING", **values)


def _columns(tx: Transaction, list_id: int, row: TypedRow) -> tuple[object, ...]:
    row_id = scattered_id()
    return (
        row_id,
        list_id,
        row.number,
        _row_fingerprint(tx, row.cells),
        tx.fingerprint("name", row.key) if row.key else None,
        "nobody" if row.aside else "new",
        int(row.aside),
        tx.seal("returned_row", row_id, _sealed(row)),
    )


def _sealed(row: TypedRow) -> dict[str, object]:
    kept = {"typed": dict(row.cells), "remark": asdict(row.remark), "written": list(row.written)}
    return kept | ({"place": row.place} if row.place else {})


async def new_rows(tx: Transaction, list_id: int, limit: int) -> list[ListRow]:
    """Rows that were not compared with the register yet."""
    sql = "SELECT * FROM returned_row WHERE list_id = :list AND state = 'new' ORDER BY number LIMIT :limit"
    return [as_row(tx, row) for row in await tx.all(sql, list=list_id, limit=limit)]


async def row(tx: Transaction, row_id: int) -> ListRow:
    """One row; KeyError if there is none."""
    return as_row(tx, await _stored(tx, row_id))


async def _stored(tx: Transaction, row_id: int) -> Row:
    return await tx.known("SELECT * FROM returned_row WHERE id = :id", id=row_id)


async def decide(
    tx: Transaction,
    row_id: int,
    state: RowState,
    operator_id: int | None,
    now: int,
    report_id: int | None = None,
    *,
    decision: int | None = None,
) -> bool:
    """Moves a row that nobody has proposed, out of anybody's hands; False when it is proposed, or was put aside.

    decision: the press that has decided it, by which it can be taken back.
    """
    return await tx.changed(
        "UPDATE returned_row SET state = :state, report_id = :report, decided_by = :operator, decided_at = :now,"
        " decided_with = :decision, version = version + 1, held_by = NULL, held_until = NULL, held_page = NULL,"
        " batch_id = NULL,"
        f" reopened = {'reopened' if state in (RowState.OPEN, RowState.LATER) else 'NULL'}"
        " WHERE id = :id AND state <> 'proposed' AND aside = 0",
        id=row_id,
        state=state.value,
        report=report_id,
        operator=operator_id,
        now=now,
        decision=decision,
    )


async def take_back(tx: Transaction, report_id: int, why: Reopened | None = None) -> bool:
    """A proposal falls: its row is open again, and says why; False when the report came of no row."""
    return await tx.changed(
        "UPDATE returned_row SET state = 'open', report_id = NULL, batch_id = NULL, person_id = NULL,"
        " version = version + 1, decided_with = NULL, held_by = NULL, held_until = NULL, held_page = NULL,"
        " reopened = :why WHERE report_id = :report AND state = 'proposed'",
        report=report_id,
        why=why.value if why else None,
    )


async def was_wrong(tx: Transaction, report_id: int) -> None:
    """What was verified and stopped is corrected: of its row, if it is open again, nobody is sure any more."""
    await tx.execute(
        "UPDATE returned_row SET reopened = 'corrected', verdict = 'possible'"
        " WHERE id = (SELECT r.row_id FROM return_report r WHERE r.id = :report) AND reopened = 'stopped'",
        report=report_id,
    )


async def object_to(tx: Transaction, row: ListRow, objection: Objection) -> None:
    """Keeps what a second operator found wrong with a proposal; the row is sure no more."""
    record = tx.unseal("returned_row", row.id, (await _stored(tx, row.id))["sealed"])
    record["objections"] = [*record.get("objections", ()), asdict(objection)]
    await tx.execute(
        "UPDATE returned_row SET verdict = 'possible', sealed = :sealed WHERE id = :id",
        id=row.id,
        sealed=tx.seal("returned_row", row.id, record),
    )


async def of_report(tx: Transaction, report_id: int) -> ListRow | None:
    """The row whose proposal a report is, if it is one."""
    found = await tx.one("SELECT * FROM returned_row WHERE report_id = :report", report=report_id)
    return None if found is None else as_row(tx, found)


async def of_inquiry(tx: Transaction, inquiry_id: int, chat_id: int) -> list[tuple[ListRow, Mapping[str, str]]]:
    """Rows that wait and may be whom an inquiry is about, and how each field agrees; none hostile, none of your own."""
    rows = await tx.all(
        "SELECT w.*, c.row_id, c.rank, c.sealed AS fit FROM candidate c JOIN returned_row w ON w.id = c.row_id"
        " JOIN returned_list l ON l.id = w.list_id"
        " WHERE (c.inquiry_id = :inquiry OR c.person_id = (SELECT person_id FROM inquiry WHERE id = :inquiry))"
        f" AND w.state IN ('open', 'later') AND l.hostile = 0 AND {NOT_OWN} ORDER BY c.score DESC LIMIT 5",
        inquiry=inquiry_id,
        chat=chat_id,
    )
    return [(as_row(tx, row), agreeing.opened(tx, "candidate", {**row, "sealed": row["fit"]})) for row in rows]


async def versions(tx: Transaction) -> dict[int, bytes]:
    """The rows that nobody has decided, and in which version: it changes with what is sealed."""
    rows = await tx.all(f"SELECT w.id, substr(w.sealed, 10, 6) AS version FROM returned_row w WHERE {UNDECIDED}")
    return {row["id"]: row["version"] for row in rows}


async def versions_of(tx: Transaction, ids: Sequence[int]) -> dict[int, int]:
    """How often each of these rows was decided or changed."""
    found: dict[int, int] = {}
    for start in range(0, len(ids), AT_ONCE):
        among, values = one_of("id", ids[start : start + AT_ONCE])
        rows = await tx.all(f"SELECT id, version FROM returned_row WHERE {among}", **values)
        found.update({row["id"]: row["version"] for row in rows})
    return found


async def some(tx: Transaction, ids: Sequence[int]) -> list[ListRow]:
    """The rows with these ids."""
    among, values = one_of("id", ids)
    rows = await tx.all(f"SELECT * FROM returned_row WHERE {among}", **values)
    return [as_row(tx, found) for found in rows]


def _row_fingerprint(tx: Transaction, typed: Mapping[str, str]) -> bytes:
    return tx.fingerprint("row", "|".join(typed.get(cell, "").casefold() for cell in CELLS))


def as_row(tx: Transaction, row: Row) -> ListRow:
    """A row of the table, opened."""
    record = tx.unseal("returned_row", row["id"], row["sealed"])
    return ListRow(
        row["id"],
        row["list_id"],
        row["number"],
        RowState(row["state"]),
        row["verdict"],
        row["fitting"],
        row["report_id"],
        record["typed"],
        Remark(**record.get("remark", {})),
        bool(row["aside"]),
        Place(*record["place"]) if "place" in record else None,
        row["version"],
        row["held_by"],
        row["held_until"] or 0,
        row["person_id"],
        tuple(Objection(**one) for one in record.get("objections", ())),
        Reopened(row["reopened"]) if row["reopened"] else None,
        record.get("wish", {}),
        record.get("written", ()),
    )
