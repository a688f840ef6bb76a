"""Rows that decide bear a stamp: a keyed hash over the columns that decide, bound to the table and to the row.

What such a row says counts only while its stamp fits, so whoever can write to the database and has no key can forge
nothing by it: no role, no report, no verification, no notice to another chat (storage/returns/proof.py).

The contract
------------
- Every write of a column in BOUND goes through this module; nothing else writes the column `stamp`.
- A stamp is: version byte 1 | data key id, 8 bytes | HMAC-SHA256, cut to 16 bytes.  Its key is derived from the data
  key of that id.  What is empty is left out of the hash: a new column that begins empty leaves the stamps as they are.
- A row whose stamp does not fit is never made to fit by changing it: it gets one that fits nothing.  Nor does a row
  that is added on the word of such a row.  Only `vouch`, by whoever has the keys, makes it fit as it stands.
- An older row together with its older stamp fits: docs/threat-model.md says what is done about it.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from storage.store import records
from storage.store.statement import values_of
from storage.store.transaction import Row, Transaction

PAGE = 500
BOUND: Mapping[str, tuple[str, ...]] = {
    "operator": ("chat_id", "role", "active", "enrolled_at", "asleep_at"),
    "person": ("category", "held_by", "case_id"),
    "inquiry": ("chat_id", "person_id", "state", "accepted_by", "barred_by", "taken_down_by"),
    "joining": ("person_id", "other_id", "state", "asked_by", "asked_at", "decided_by"),
    "return_report": ("person_id", "reported_by", "reported_at", "wish", "row_id", "state", "decided_by"),
    "verification": (
        "report_id",
        "person_id",
        "reported_by",
        "verified_by",
        "verified_at",
        "release_at",
        "follows",
        "state",
        "stopped_by",
        "corrected_by",
    ),
    "notice": ("verification_id", "person_id", "inquiry_id", "chat_id", "sort"),
    "broadcast": ("revision", "state", "author_id", "audience", "narrowed", "corrects_id", "number", "approver_id"),
    "comparison": ("report_id", "operator_id", "page"),
    "batch": ("deed", "list_id", "operator_id", "begun_at", "ended_at", "decision", "factor", "confirmed_at"),
    "invitation": ("code_fingerprint", "role", "expires_at", "used_at", "to_ask", "invited_by"),
    "desk_code": ("code_fingerprint",),
    "chat_code": ("code_fingerprint", "expires_at"),
    "new_number": ("asked_by", "asked_at"),
    "desk_session": ("token_fingerprint", "operator_id", "since", "begun_at"),
    "admin_removal": ("since", "asked_by", "asked_at"),
    "factor_reset": ("asked_by", "asked_at"),
    "operator_use": ("used_at", "warned_at"),
    "lockdown": ("begun_at", "begun_by", "until", "lift_asked_by", "lift_asked_at"),
    "exchange_day": ("ends_at", "begun_by", "begun_at"),
}
"""The columns that decide, by table."""
_IN_ORDER: Mapping[str, tuple[str, ...]] = {table: tuple(sorted(names)) for table, names in BOUND.items()}

KEYS: Mapping[str, str] = {
    "admin_removal": "operator_id",
    "factor_reset": "operator_id",
    "operator_use": "operator_id",
    "desk_code": "chat_id",
    "chat_code": "chat_id",
    "new_number": "chat_id",
}
"""Where the key of a table is not called id."""

LATER = ("comparison", "operator_use", "lockdown", "exchange_day")
"""Tables that were given stamps later than the others."""

ALWAYS_THERE = {"lockdown": 1, "exchange_day": 1}
"""Tables of one row, made with the database: that it is gone is found as well."""

Named = tuple[str, int]
"""A row: its table and its key."""


def key_of(table: str) -> str:
    """The column with the key of a table."""
    return KEYS.get(table, "id")


def columns(table: str, alias: str = "", before: str = "") -> str:
    """SQL: all that `fits` needs of a row; alias: of its table; before: what the names in the result begin with."""
    names = (key_of(table), *BOUND[table], "stamp")
    if not alias:
        return ", ".join(names)
    return ", ".join(f"{alias}.{name} AS {before}{name}" for name in names)


def fits(tx: Transaction, table: str, row: Row, before: str = "") -> bool:
    """Whether the stamp of a row fits what it says."""
    return tx.fits(_told(table, row, before), row[f"{before}stamp"])


async def stand(tx: Transaction, rows: Iterable[Named]) -> bool:
    """Whether all these rows are there and their stamps fit."""
    return all([await _stands(tx, table, row_id) for table, row_id in rows])


async def _stands(tx: Transaction, table: str, row_id: int) -> bool:
    row = await tx.one(f"SELECT {columns(table)} FROM {table} WHERE {key_of(table)} = :id", id=row_id)
    return row is not None and fits(tx, table, row)


async def insert(tx: Transaction, table: str, /, *, rests_on: Iterable[Named] = (), **row: Any) -> int:
    """Adds a row; its stamp fits only if those of the rows do on whose word it is added."""
    return await tx.insert(table, **await _stamped(tx, table, row, rests_on))


async def insert_all(tx: Transaction, table: str, rows: Sequence[Row], rests_on: Iterable[Named]) -> int:
    """Adds rows that all have the same columns, on the word of the same rows; how many."""
    good = await stand(tx, rests_on)
    for row in rows:
        await tx.insert(table, **row, stamp=of(tx, table, row) if good else tx.no_stamp)
    return len(rows)


async def upsert(tx: Transaction, table: str, /, *, key: str, rests_on: Iterable[Named] = (), **row: Any) -> int:
    """Adds a row, or puts it, with all that is bound, in place of the one with that key."""
    return await tx.upsert(table, key=key, **await _stamped(tx, table, row, rests_on))


async def _stamped(tx: Transaction, table: str, row: Mapping[str, Any], rests_on: Iterable[Named]) -> dict[str, Any]:
    return {**row, "stamp": await resting(tx, table, row, rests_on)}


async def resting(tx: Transaction, table: str, row: Row, rests_on: Iterable[Named]) -> bytes:
    """The stamp of a row that is added on the word of others."""
    return of(tx, table, row) if await stand(tx, rests_on) else tx.no_stamp


def of(tx: Transaction, table: str, row: Row) -> bytes:
    """The stamp of a row that is added."""
    return tx.stamp(_told(table, row))


async def change(
    tx: Transaction, table: str, row_id: int, new: Mapping[str, Any], where: str = "1 = 1", /, **values: Any
) -> bool:
    """Changes a row if it is as `where` says, with its values; False when it is not, or is not there."""
    key = key_of(table)
    return await change_all(tx, table, new, f"{key} = :row_id AND ({where})", row_id=row_id, **values) == 1


async def change_all(tx: Transaction, table: str, new: Mapping[str, Any], where: str, /, **values: Any) -> int:
    """Changes every row that is as `where` says; how many."""
    rows = await tx.all(f"SELECT {columns(table)} FROM {table} WHERE {where} {tx.row_lock_alone}", **values)
    for start in range(0, len(rows), PAGE):
        await _change(tx, table, new, rows[start : start + PAGE])
    return len(rows)


async def _change(tx: Transaction, table: str, new: Mapping[str, Any], rows: Sequence[Row]) -> None:
    await _write(tx, table, new, {row[key_of(table)]: _after(tx, table, row, new) for row in rows})


async def _write(tx: Transaction, table: str, new: Mapping[str, Any], made: Mapping[int, bytes]) -> None:
    if not made:
        return
    stamps, values = values_of(list(made.items()))
    changed = "".join(f"{name} = :{name}, " for name in new)
    await tx.execute(
        f"UPDATE {table} SET {changed}stamp = made.column2 FROM (VALUES {stamps}) AS made"
        f" WHERE {table}.{key_of(table)} = made.column1",
        **new,
        **values,
    )


def _after(tx: Transaction, table: str, row: Row, new: Mapping[str, Any]) -> bytes:
    return of(tx, table, {**row, **new}) if fits(tx, table, row) else tx.no_stamp


async def vouch(tx: Transaction, table: str, row_id: int) -> Row | None:
    """Somebody with the keys has looked at a row: it fits as it stands.  The row; None when there is none."""
    row = await tx.one(f"SELECT {columns(table)} FROM {table} WHERE {key_of(table)} = :id", id=row_id)
    if row is not None:
        await _write(tx, table, {}, {row_id: of(tx, table, row)})
    return row


async def stamp_anew(tx: Transaction, table: str, after: int) -> tuple[int, int | None]:
    """Rotation: gives a page of rows behind `after` stamps under the newest key, and to those that do not fit one that
    fits nothing; how many, and where the next page begins.
    """
    rows, key = await page(tx, table, after, lock=tx.row_lock_alone), key_of(table)
    old = {row[key]: _after(tx, table, row, {}) for row in rows if not (row["stamp"] or b"").startswith(tx.seal_mark)}
    await _write(tx, table, {}, old)
    return len(old), next_after(table, rows)


async def stamp_first(tx: Transaction, table: str, after: int) -> tuple[int, int | None]:
    """Of a database that was made before there were stamps: gives those rows one that have none; see stamp_anew."""
    rows = await page(tx, table, after, "AND stamp IS NULL", tx.row_lock_alone)
    await _write(tx, table, {}, {row[key_of(table)]: of(tx, table, row) for row in rows})
    return len(rows), next_after(table, rows)


async def stamp_rows_of_migrations(tx: Transaction) -> None:
    """Of a database that was made this moment."""
    for table in ALWAYS_THERE:
        await stamp_first(tx, table, 0)


async def page(tx: Transaction, table: str, after: int, only: str = "", lock: str = "") -> list[Row]:
    """The next rows of a table, in the order of their keys."""
    key = key_of(table)
    sql = f"SELECT {columns(table)} FROM {table} WHERE {key} > :after {only} ORDER BY {key} LIMIT {PAGE} {lock}"
    return await tx.all(sql, after=after)


def next_after(table: str, rows: Sequence[Row]) -> int | None:
    """Behind which row the next page begins; None when this was the last."""
    return rows[-1][key_of(table)] if len(rows) == PAGE else None


def _told(table: str, row: Row, before: str = "") -> bytes:
    """What is hashed: the table, the key, and every bound column that is not empty, by its name."""
    named = ((name, row.get(f"{before}{name}" if before else name)) for name in _IN_ORDER[table])
    bound = [(name, one.hex() if isinstance(one, bytes) else one) for name, one in named if one is not None]
    return records.written([table, row[f"{before}{key_of(table)}"], bound])
