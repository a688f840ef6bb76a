"""A backup is whole, private, and opens on an empty machine with its key; nothing is ever overwritten."""

import asyncio
import sqlite3
import stat
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from storage.store.backup import BackupRefused, backup, restore
from storage.store.keys import KeysDoNotOpen, new_master_key
from storage.store.store import Store, path_of
from storage.store.transaction import Transaction
from tests.storage.jobs import note, sealed_words


@pytest.fixture
async def live(file_url: str, key: str) -> AsyncIterator[Store]:
    opened = await Store.open(file_url, [key])
    yield opened
    await opened.close()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return tmp_path / "out" / "copy.db"


@pytest.fixture
def elsewhere(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/elsewhere/zvistka.db"


def _modes(folder: Path) -> dict[str, int]:
    """The files there, and who may read them."""
    return {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)


def _spoil(path: Path, damage: str) -> None:
    whole = path.read_bytes()
    zeroes = whole[:8192] + bytes(len(whole) - 8192)
    path.write_bytes({"zeroes": zeroes, "cut": whole[: len(whole) // 2], "text": b"not a database" * 99}[damage])


async def test_a_backup_under_load_holds_a_consistent_state(live: Store, copy: Path, elsewhere: str, key: str) -> None:
    async def pair(tx: Transaction, word: str) -> None:
        await note(tx, word)
        await note(tx, word)

    async def busy() -> None:
        for number in range(300):
            await live.run(pair, str(number))

    await live.run(pair, "first")
    load = asyncio.create_task(busy())
    await live.run(pair, "early")
    await backup(live, copy)
    await load
    await restore(copy, elsewhere, [key])
    restored = await Store.open(elsewhere, [key])
    words = await restored.read(sealed_words)
    await restored.close()
    assert {"first", "early"} <= set(words)
    assert len(words) == 2 * len(set(words))


async def test_a_backup_is_for_its_owner_only_and_leaves_nothing_beside(live: Store, copy: Path) -> None:
    await backup(live, copy)
    assert _modes(copy.parent) == {copy.name: 0o600}


async def test_a_backup_overwrites_nothing(live: Store, copy: Path) -> None:
    await backup(live, copy)
    with pytest.raises(BackupRefused, match="exists already"):
        await backup(live, copy)
    assert _modes(copy.parent) == {copy.name: 0o600}


async def test_a_restore_overwrites_nothing(live: Store, copy: Path, key: str) -> None:
    await live.run(note, "one")
    await backup(live, copy)
    await live.run(note, "two")
    with pytest.raises(BackupRefused, match="a database already"):
        await restore(copy, live.url, [key])
    assert await live.read(sealed_words) == ["one", "two"]


async def test_a_forgotten_log_beside_the_place_is_not_mixed_in(
    live: Store, copy: Path, elsewhere: str, key: str
) -> None:
    await backup(live, copy)
    _write(Path(f"{path_of(elsewhere)}-wal"), b"x")
    with pytest.raises(BackupRefused, match="-wal"):
        await restore(copy, elsewhere, [key])


async def test_an_empty_file_in_the_place_does_not_matter(live: Store, copy: Path, elsewhere: str, key: str) -> None:
    await backup(live, copy)
    _write(path_of(elsewhere), b"")
    await restore(copy, elsewhere, [key])
    assert _modes(path_of(elsewhere).parent) == {path_of(elsewhere).name: 0o600}


async def test_a_backup_does_not_open_with_another_key(live: Store, copy: Path, elsewhere: str) -> None:
    await backup(live, copy)
    with pytest.raises(KeysDoNotOpen):
        await restore(copy, elsewhere, [new_master_key()])
    assert _modes(path_of(elsewhere).parent) == {}


@pytest.mark.parametrize("damage", ["zeroes", "cut", "text"])
async def test_a_damaged_backup_is_refused(live: Store, copy: Path, elsewhere: str, key: str, damage: str) -> None:
    for number in range(50):
        await live.run(note, str(number))
    await backup(live, copy)
    _spoil(copy, damage)
    with pytest.raises(BackupRefused, match="damaged"):
        await restore(copy, elsewhere, [key])
    assert _modes(path_of(elsewhere).parent) == {}


async def test_an_empty_file_is_no_backup(copy: Path, elsewhere: str, key: str) -> None:
    _write(copy, b"")
    with pytest.raises(BackupRefused, match="no backup of this program"):
        await restore(copy, elsewhere, [key])
    assert _modes(path_of(elsewhere).parent) == {}


@pytest.mark.parametrize("made", ["CREATE TABLE notes (id)", "CREATE TABLE schema_version (version)"])
async def test_a_database_of_another_program_is_no_backup(copy: Path, elsewhere: str, key: str, made: str) -> None:
    copy.parent.mkdir()
    with closing(sqlite3.connect(copy)) as db:
        db.execute(made)
    with pytest.raises(BackupRefused, match="no backup of this program"):
        await restore(copy, elsewhere, [key])


async def test_a_copy_that_lost_its_keys_is_no_backup(live: Store, copy: Path, elsewhere: str, key: str) -> None:
    await backup(live, copy)
    with closing(sqlite3.connect(copy)) as db, db:
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute("DELETE FROM data_key")
    with pytest.raises(BackupRefused, match="no key"):
        await restore(copy, elsewhere, [key])


async def test_a_backup_that_is_not_there_is_refused(copy: Path, elsewhere: str, key: str) -> None:
    with pytest.raises(BackupRefused, match="no backup"):
        await restore(copy, elsewhere, [key])


async def test_what_was_deleted_is_not_in_the_file_any_more(live: Store) -> None:
    marker = "deleted-and-gone"
    for number in range(300):
        await live.run(note, f"{marker}-{number}")
    assert _found(live, marker)
    await live.run(_forget)
    await live.close()
    assert not _found(live, marker)


async def _forget(tx: Transaction) -> None:
    await tx.execute("DELETE FROM audit")


def _found(store: Store, marker: str) -> bool:
    path = path_of(store.url)
    return any(marker.encode() in part.read_bytes() for part in path.parent.glob(f"{path.name}*"))


def test_the_database_file_is_for_its_owner_only(live: Store) -> None:
    path = path_of(live.url)
    assert _modes(path.parent) == {path.name: 0o600, f"{path.name}-wal": 0o600, f"{path.name}-shm": 0o600}
