"""Lists of returned people and their rows."""

from collections.abc import Mapping, Sequence

from bot.model.returned import CELLS, ListRow, Progress, ReturnedList, RowState, Telling
from storage.ids import new_id
from storage.transaction import Row, Transaction


async def add(
    tx: Transaction, operator_id: int, name: str, checksum: str, rows: Sequence[Mapping[str, str]], now: int
) -> int | None:
    """A new list with its rows, each with its number; its id, or None when the same list was received before."""
    list_id = new_id()
    added = await tx.execute(
        "INSERT INTO returned_list (id, checksum, state, received_by, received_at, sealed)"
        " VALUES (:id, :checksum, 'received', :operator, :now, :sealed) ON CONFLICT (checksum) DO NOTHING",
        id=list_id,
        checksum=tx.fingerprint("list", checksum),
        operator=operator_id,
        now=now,
        sealed=tx.seal("returned_list", list_id, {"name": name, "provenance": {}}),
    )
    if not added:
        return None
    for row in rows:
        await _add_row(tx, list_id, row)
    return list_id


async def _add_row(tx: Transaction, list_id: int, row: Mapping[str, str]) -> None:
    row_id = new_id()
    typed = {cell: row[cell] for cell in CELLS if row.get(cell)}
    await tx.execute(
        "INSERT INTO returned_row (id, list_id, number, row_fingerprint, name_fingerprint, state, sealed)"
        " VALUES (:id, :list, :number, :row, :name, 'new', :sealed)",
        id=row_id,
        list=list_id,
        number=int(row["number"]),
        row=_row_fingerprint(tx, typed),
        name=tx.fingerprint("name", row["key"]) if row.get("key") else None,
        sealed=tx.seal("returned_row", row_id, {"typed": typed}),
    )


async def get(tx: Transaction, list_id: int) -> ReturnedList:
    """One list; KeyError if there is none."""
    return _list(tx, await tx.known("SELECT * FROM returned_list WHERE id = :id", id=list_id))


async def all_of(tx: Transaction, state: str) -> list[ReturnedList]:
    """The lists in a state, newest first."""
    rows = await tx.all("SELECT * FROM returned_list WHERE state = :state ORDER BY id DESC LIMIT 50", state=state)
    return [_list(tx, row) for row in rows]


async def describe(tx: Transaction, found: ReturnedList, provenance: Mapping[str, str], *, hostile: bool) -> bool:
    """Keeps where a list comes from and lets it be matched; False when that was done before."""
    return await tx.changed(
        "UPDATE returned_list SET state = 'matching', hostile = :hostile, sealed = :sealed"
        " WHERE id = :id AND state = 'received'",
        id=found.id,
        hostile=int(hostile),
        sealed=tx.seal("returned_list", found.id, {"name": found.name, "provenance": dict(provenance)}),
    )


async def opened(tx: Transaction, list_id: int) -> bool:
    """Every row was compared with the register; False when it was not being matched."""
    return await tx.changed("UPDATE returned_list SET state = 'open' WHERE id = :id AND state = 'matching'", id=list_id)


async def new_rows(tx: Transaction, list_id: int, limit: int) -> list[ListRow]:
    """Rows that were not compared with the register yet."""
    sql = "SELECT * FROM returned_row WHERE list_id = :list AND state = 'new' ORDER BY number LIMIT :limit"
    return [_row(tx, row) for row in await tx.all(sql, list=list_id, limit=limit)]


async def row(tx: Transaction, row_id: int) -> ListRow:
    """One row; KeyError if there is none."""
    return _row(tx, await tx.known("SELECT * FROM returned_row WHERE id = :id", id=row_id))


async def next_open(tx: Transaction, list_id: int) -> ListRow | None:
    """The row to look at next: sure ones first, then likely, possible; those put off last."""
    found = await tx.one(
        "SELECT * FROM returned_row WHERE list_id = :list AND state IN ('open', 'later')"
        " ORDER BY CASE state WHEN 'open' THEN 0 ELSE 1 END,"
        " CASE verdict WHEN 'sure' THEN 0 WHEN 'likely' THEN 1 ELSE 2 END, number LIMIT 1",
        list=list_id,
    )
    return None if found is None else _row(tx, found)


async def sure(tx: Transaction, list_id: int) -> list[ListRow]:
    """The open rows whose best candidate is sure."""
    sql = "SELECT * FROM returned_row WHERE list_id = :list AND state = 'open' AND verdict = 'sure' ORDER BY number"
    return [_row(tx, found) for found in await tx.all(sql, list=list_id)]


async def decide(
    tx: Transaction, row_id: int, state: RowState, operator_id: int | None, now: int, report_id: int | None = None
) -> bool:
    """Moves a row that nobody has proposed; False when it is proposed already."""
    return await tx.changed(
        "UPDATE returned_row SET state = :state, report_id = :report, decided_by = :operator, decided_at = :now"
        " WHERE id = :id AND state <> 'proposed'",
        id=row_id,
        state=state.value,
        report=report_id,
        operator=operator_id,
        now=now,
    )


async def take_back(tx: Transaction, report_id: int) -> bool:
    """A proposal falls: its row is open again; False when the report came of no row."""
    return await tx.changed(
        "UPDATE returned_row SET state = 'open', report_id = NULL, seen_by = NULL"
        " WHERE report_id = :report AND state = 'proposed'",
        report=report_id,
    )


async def last_decided(tx: Transaction, list_id: int, operator_id: int) -> ListRow | None:
    """What this operator decided last on a list."""
    found = await tx.one(
        "SELECT * FROM returned_row WHERE list_id = :list AND decided_by = :operator"
        " AND state IN ('later', 'nobody', 'proposed') ORDER BY decided_at DESC, number DESC LIMIT 1",
        list=list_id,
        operator=operator_id,
    )
    return None if found is None else _row(tx, found)


async def proposals(tx: Transaction, list_id: int, operator_id: int, *, seen: bool) -> list[ListRow]:
    """Proposals of others that wait for a second operator: those this one has compared, or has still to compare.

    In the order in which they were proposed, so that a new one never stands between those that were shown.
    """
    rows = await tx.all(
        "SELECT w.* FROM returned_row w JOIN return_report r ON r.id = w.report_id WHERE w.list_id = :list"
        " AND r.state = 'open' AND r.reported_by <> :operator ORDER BY r.id",
        list=list_id,
        operator=operator_id,
    )
    return [_row(tx, found) for found in rows if (found["seen_by"] == operator_id) == seen]


async def mark_seen(tx: Transaction, row_id: int, operator_id: int) -> None:
    """The second operator has compared this proposal and finds it right."""
    await tx.execute(
        "UPDATE returned_row SET seen_by = :operator WHERE id = :id AND state = 'proposed'",
        id=row_id,
        operator=operator_id,
    )


async def progress(tx: Transaction, list_id: int) -> Progress:
    """How far a list has been worked through."""
    rows = await tx.all(
        "SELECT w.state, w.verdict, r.state AS report, COUNT(*) AS n FROM returned_row w"
        " LEFT JOIN return_report r ON r.id = w.report_id WHERE w.list_id = :list GROUP BY w.state, w.verdict, r.state",
        list=list_id,
    )

    def count(**wanted: str | None) -> int:
        return sum(row["n"] for row in rows if all(row[name] == value for name, value in wanted.items()))

    sure_ones, open_ones, verified = count(state="open", verdict="sure"), count(state="open"), count(report="verified")
    proposed = count(state="proposed") - verified
    later, nobody = count(state="later"), count(state="nobody")
    return Progress(count(), sure_ones, open_ones - sure_ones, later, nobody, proposed, verified)


async def telling(tx: Transaction, list_id: int) -> Telling:
    """How many relatives were told of the returns of a list, by message or by a person, and who waits for it."""
    rows = await tx.all(
        "SELECT n.state, CASE WHEN c.told_at IS NULL THEN 0 ELSE 1 END AS called, COUNT(*) AS n FROM returned_row w"
        " JOIN verification v ON v.report_id = w.report_id AND v.state = 'standing'"
        " JOIN notice n ON n.verification_id = v.id LEFT JOIN call c ON c.notice_id = n.id"
        " WHERE w.list_id = :list AND n.state <> 'stopped' GROUP BY 1, 2",
        list=list_id,
    )
    counts = {(row["state"], row["called"]): row["n"] for row in rows}
    called = sum(n for (_state, by_phone), n in counts.items() if by_phone)
    return Telling(counts.get(("told", 0), 0) + called, counts.get(("due", 0), 0), counts.get(("call", 0), 0))


async def of_name(tx: Transaction, key: str) -> list[ListRow]:
    """Rows without a case whose surname and year of birth have that normal form: for who registers later."""
    rows = await tx.all(
        "SELECT w.* FROM returned_row w JOIN returned_list l ON l.id = w.list_id"
        " WHERE w.name_fingerprint = :name AND w.state = 'nobody' AND l.hostile = 0 ORDER BY w.id LIMIT 5",
        name=tx.fingerprint("name", key),
    )
    return [_row(tx, found) for found in rows]


def _row_fingerprint(tx: Transaction, typed: Mapping[str, str]) -> bytes:
    return tx.fingerprint("row", "|".join(typed.get(cell, "").casefold() for cell in CELLS))


def _list(tx: Transaction, row: Row) -> ReturnedList:
    record = tx.unseal("returned_list", row["id"], row["sealed"])
    return ReturnedList(
        row["id"],
        row["state"],
        bool(row["hostile"]),
        row["received_by"],
        row["received_at"],
        record["name"],
        record["provenance"],
    )


def _row(tx: Transaction, row: Row) -> ListRow:
    return ListRow(
        row["id"],
        row["list_id"],
        row["number"],
        RowState(row["state"]),
        row["verdict"],
        row["fitting"],
        row["report_id"],
        row["seen_by"],
        tx.unseal("returned_row", row["id"], row["sealed"])["typed"],
    )
