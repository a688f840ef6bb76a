"""Lists of returned people: received, described, compared, open."""

from collections.abc import Mapping, Sequence

from bot.model.returned import ReturnedList, TypedRow
from storage.lists import list_rows
from storage.store.ids import new_id
from storage.store.transaction import Row, Transaction


async def begin(tx: Transaction, operator_id: int, name: str, heads: Sequence[str], now: int) -> int:
    """A list whose rows are still to come: until it is added nobody finds it; its id."""
    list_id = new_id()
    await tx.insert(
        "returned_list",
        id=list_id,
        checksum=tx.fingerprint("list to come", str(list_id)),
        state="received",
        received_by=operator_id,
        received_at=now,
        sealed=tx.seal("returned_list", list_id, {"name": name, "provenance": {}, "heads": list(heads)}),
    )
    return list_id


async def add(
    tx: Transaction,
    operator_id: int,
    name: str,
    checksum: str,
    rows: Sequence[TypedRow],
    now: int,
    heads: Sequence[str] = (),
    begun: int | None = None,
) -> int | None:
    """A new list with its rows; its id, or None when the same list was received before.

    One of which nobody has said where it comes from is this operator's from now on: who was asked may have gone.
    begun: the list that has these rows already.
    """
    if begun is not None and await _is_whole(tx, begun, checksum):
        return begun
    list_id = new_id()
    kept = await tx.one(
        "INSERT INTO returned_list (id, checksum, state, received_by, received_at, sealed)"
        " VALUES (:id, :checksum, 'received', :operator, :now, :sealed) ON CONFLICT (checksum) DO UPDATE"
        " SET received_by = excluded.received_by, received_at = excluded.received_at"
        " WHERE returned_list.state = 'received' RETURNING id",
        id=list_id,
        checksum=tx.fingerprint("list", checksum),
        operator=operator_id,
        now=now,
        sealed=tx.seal("returned_list", list_id, {"name": name, "provenance": {}, "heads": list(heads)}),
    )
    if kept is None:
        return None
    if kept["id"] == list_id:
        await list_rows.add(tx, list_id, rows)
    return int(kept["id"])


async def _is_whole(tx: Transaction, list_id: int, checksum: str) -> bool:
    """It is found by its checksum from now on; False when another is."""
    return await tx.changed(
        "UPDATE returned_list SET checksum = :checksum WHERE id = :id"
        " AND NOT EXISTS (SELECT 1 FROM returned_list o WHERE o.checksum = :checksum)",
        id=list_id,
        checksum=tx.fingerprint("list", checksum),
    )


async def known(tx: Transaction, checksum: str) -> int | None:
    """The list of that checksum, also one of which nobody has said where it comes from."""
    row = await tx.one(
        "SELECT id FROM returned_list WHERE checksum = :checksum", checksum=tx.fingerprint("list", checksum)
    )
    return None if row is None else row["id"]


async def get(tx: Transaction, list_id: int) -> ReturnedList:
    """One list; KeyError if there is none."""
    return _list(tx, await tx.known("SELECT * FROM returned_list WHERE id = :id", id=list_id))


async def all_open(tx: Transaction, chat_id: int) -> list[ReturnedList]:
    """The lists that can be worked through, newest first; none that holds nobody but the own family."""
    rows = await tx.all(
        "SELECT * FROM returned_list l WHERE l.state = 'open' AND EXISTS"
        f" (SELECT 1 FROM returned_row w WHERE w.list_id = l.id AND {list_rows.NOT_OWN}) ORDER BY l.id DESC LIMIT 50",
        chat=chat_id,
    )
    return [_list(tx, row) for row in rows]


async def rows_of_others(tx: Transaction, list_id: int, chat_id: int) -> int:
    """How many rows are not about whom this chat misses."""
    return await tx.count(f"returned_row w WHERE w.list_id = :list AND {list_rows.NOT_OWN}", list=list_id, chat=chat_id)


async def uncompared(tx: Transaction) -> list[ReturnedList]:
    """The lists that are to be compared with the register, or some of whose rows are, oldest first."""
    rows = await tx.all(
        "SELECT * FROM returned_list WHERE state = 'matching' OR (state = 'open' AND id IN"
        " (SELECT list_id FROM returned_row WHERE state = 'new')) ORDER BY id"
    )
    return [_list(tx, row) for row in rows]


async def describe(tx: Transaction, found: ReturnedList, provenance: Mapping[str, str], *, hostile: bool) -> bool:
    """Keeps where a list comes from and lets it be matched; False when that was done before."""
    return await tx.changed(
        "UPDATE returned_list SET state = 'matching', hostile = :hostile, sealed = :sealed"
        " WHERE id = :id AND state = 'received'",
        id=found.id,
        hostile=int(hostile),
        sealed=tx.seal("returned_list", found.id, _record(found, provenance)),
    )


async def opened(tx: Transaction, list_id: int) -> bool:
    """Every row was compared with the register; False when it was not being matched."""
    return await tx.changed("UPDATE returned_list SET state = 'open' WHERE id = :id AND state = 'matching'", id=list_id)


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
        record.get("heads", ()),
    )


def _record(found: ReturnedList, provenance: Mapping[str, str]) -> dict[str, object]:
    return {"name": found.name, "provenance": dict(provenance), "heads": list(found.heads)}
