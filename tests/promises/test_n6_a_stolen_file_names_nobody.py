"""N6: a file opens with its keys only, and tells nothing by lengths, by equal bytes or by who may read it."""

import sqlite3
import stat
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from storage.store import backup
from storage.store.encryption import CannotDecrypt
from storage.store.keys import KeysDoNotOpen, new_master_key
from storage.store.store import Store
from storage.store.transaction import Transaction
from tests.register import has_asked, is_accepted
from tests.town import Town

NAMES = ("Ко", "Коваленко-Слобожанська")


def stolen(path: Path, table: str) -> list[dict[str, Any]]:
    """The rows as somebody without keys reads them."""
    with closing(sqlite3.connect(path)) as db:
        db.row_factory = sqlite3.Row
        return [dict(row) for row in db.execute(f"SELECT * FROM {table} ORDER BY id")]


async def test_files_are_for_their_owner_only(town: Town) -> None:
    await has_asked(town.relative("Anna"))
    await backup.backup(town.store, town.folder / "copy.db")
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in town.folder.iterdir()}
    assert {"zvistka.db", "zvistka.db-wal", "zvistka.db-shm", "copy.db"} <= set(modes)
    assert {name: oct(mode) for name, mode in modes.items() if mode & 0o077} == {}


async def test_neither_the_file_nor_a_backup_opens_with_another_key(town: Town) -> None:
    await has_asked(town.relative("Anna"))
    await backup.backup(town.store, town.folder / "copy.db")
    await town.closes()
    for name in ("zvistka.db", "copy.db"):
        with pytest.raises(KeysDoNotOpen):
            await Store.open(f"sqlite:///{town.folder}/{name}", [new_master_key()])
    await town.opens()


async def test_a_long_name_is_stored_in_as_many_bytes_as_a_short_one(town: Town) -> None:
    for name in NAMES:
        await has_asked(town.relative(name), surname=name)
    lengths = {len(row["sealed"]) for row in stolen(town.folder / "zvistka.db", "inquiry")}
    assert len(lengths) == 1


async def test_the_same_people_in_two_databases_have_nothing_in_common(tmp_path: Path) -> None:
    columns = ("fingerprint", "reference_fingerprint", "name_fingerprint", "sealed", "lane")
    seen: list[set[bytes]] = []
    for name in ("one", "other"):
        async with Town(tmp_path, f"sqlite:///{tmp_path}/{name}.db") as town:
            petro = await town.operator("Petro")
            await is_accepted(town.relative("Anna"), petro)
            tables = ("chat", "inquiry", "person", "operator", "inbox", "outbox", "audit")
            rows = [row for table in tables for row in stolen(tmp_path / f"{name}.db", table)]
        seen.append({row[column] for row in rows for column in columns if row.get(column)})
    assert len(seen[0]) > 8
    assert not seen[0] & seen[1]


async def test_the_same_words_are_never_the_same_bytes(town: Town) -> None:
    for _inquiry in range(3):
        await has_asked(town.relative("Anna"))
    sealed = [row["sealed"] for row in stolen(town.folder / "zvistka.db", "inquiry")]
    assert len({bytes(blob)[-16:] for blob in sealed}) == 3


async def test_a_record_put_in_the_place_of_another_is_not_read(town: Town) -> None:
    first, second = await has_asked(town.relative("Anna")), await has_asked(town.relative("Olena"))
    await town.store.run(_swap, first.id, second.id)
    for inquiry in (first, second):
        with pytest.raises(CannotDecrypt):
            await town.store.read(_unsealed, inquiry.id)


async def _swap(tx: Transaction, first: int, second: int) -> None:
    rows = {row["id"]: row["sealed"] for row in await tx.all("SELECT id, sealed FROM inquiry")}
    for row, other in ((first, second), (second, first)):
        await tx.execute("UPDATE inquiry SET sealed = :sealed WHERE id = :id", id=row, sealed=rows[other])


async def _unsealed(tx: Transaction, inquiry_id: int) -> dict[str, Any]:
    row = await tx.one("SELECT sealed FROM inquiry WHERE id = :id", id=inquiry_id)
    assert row is not None
    return tx.unseal("inquiry", inquiry_id, row["sealed"])
