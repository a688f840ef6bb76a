"""The copies that the program makes by itself: restored before they count, rotated, and never half there."""

import asyncio
import os
import shutil
import stat
from collections.abc import AsyncIterator
from pathlib import Path

import psycopg
import pytest

from bot.backups import is_due
from storage.store import backup
from storage.store.backup import BackupRefused, restore
from storage.store.keys import KeysDoNotOpen, new_master_key
from storage.store.lease import Lease, LeaseLost, take
from storage.store.postgres_tools import run
from storage.store.shelf import Shelf, keep_copy
from storage.store.store import Store, is_sqlite
from storage.store.transaction import Transaction
from tests.postgres import WITH_PASSWORD, fresh_database
from tests.storage.jobs import note, sealed_words

DAY = 86_400
NIGHT = 1_800_000_000  # 2027-01-15 08:00:00 UTC


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    (tmp_path / "copies").mkdir()
    return Shelf(tmp_path / "copies", keep=3)


@pytest.fixture
async def live(url: str, key: str) -> AsyncIterator[Store]:
    store = await Store.open(url, [key])
    await store.run(note, "one")
    yield store
    await store.close()


@pytest.fixture
async def lease(live: Store) -> Lease:
    taken = await live.run(take, "bot", "us", 1e6)
    assert taken
    return taken


def names(shelf: Shelf) -> list[str]:
    return sorted(path.name for path in shelf.folder.iterdir())


def suffix(store: Store) -> str:
    return "db" if is_sqlite(store.url) else "dump"


async def _spoilt(tx: Transaction) -> None:
    await tx.execute("UPDATE audit SET sealed = :nonsense", nonsense=b"x" * 40)


async def test_a_copy_is_restored_private_and_remembered(live: Store, key: str, shelf: Shelf, lease: Lease) -> None:
    held = await keep_copy(live, [key], shelf, lease, NIGHT)
    assert held
    assert held.inquiries == 0
    assert names(shelf) == [f"zvistka-20270115T080000Z.{suffix(live)}"]
    assert stat.S_IMODE(shelf.copies()[0].stat().st_mode) == 0o600
    assert shelf.newest_at() == NIGHT
    assert await live.read(backup.last) == backup.LastBackup(NIGHT, NIGHT)


async def test_what_was_kept_can_be_restored(
    live: Store, key: str, shelf: Shelf, lease: Lease, empty_url: str, tmp_path: Path
) -> None:
    await keep_copy(live, [key], shelf, lease, NIGHT)
    place = f"sqlite:///{tmp_path}/elsewhere.db" if is_sqlite(live.url) else empty_url
    await restore(shelf.copies()[0], place, [key])
    restored = await Store.open(place, [key])
    assert await restored.read(sealed_words) == ["one"]
    await restored.close()
    with pytest.raises(BackupRefused, match="already"):
        await restore(shelf.copies()[0], place, [key])


async def test_only_so_many_stay_and_what_is_not_ours_is_left_alone(
    live: Store, key: str, shelf: Shelf, lease: Lease
) -> None:
    (shelf.folder / "zvistka-2026-01-31.db").write_text("made by hand")
    for night in range(5):
        await keep_copy(live, [key], shelf, lease, NIGHT + night * DAY)
    assert names(shelf) == ["zvistka-2026-01-31.db"] + [
        f"zvistka-202701{day}T080000Z.{suffix(live)}" for day in (17, 18, 19)
    ]


async def test_a_copy_that_cannot_be_read_is_none_and_takes_no_other_away(
    live: Store, key: str, shelf: Shelf, lease: Lease
) -> None:
    await keep_copy(live, [key], shelf, lease, NIGHT)
    before = names(shelf)
    await live.run(_spoilt)
    with pytest.raises(BackupRefused, match="damaged"):
        await keep_copy(live, [key], Shelf(shelf.folder, keep=1), lease, NIGHT + DAY)
    assert names(shelf) == before
    assert await live.read(backup.last) == backup.LastBackup(NIGHT, NIGHT)


async def test_who_is_not_active_any_more_keeps_none(live: Store, key: str, shelf: Shelf, lease: Lease) -> None:
    await live.run(take, "bot", "another", 60, by_force=True)
    with pytest.raises(LeaseLost):
        await keep_copy(live, [key], shelf, lease, NIGHT)
    assert names(shelf) == []


async def test_who_is_asked_to_stop_in_the_middle_leaves_nothing(
    live: Store, key: str, shelf: Shelf, lease: Lease
) -> None:
    copying = asyncio.create_task(keep_copy(live, [key], shelf, lease, NIGHT))
    await asyncio.sleep(0)
    assert names(shelf)
    copying.cancel()
    await asyncio.wait([copying])
    assert copying.cancelled()
    assert names(shelf) == []


def test_what_a_crash_left_is_swept_away(shelf: Shelf) -> None:
    (shelf.folder / ".trial-1").mkdir()
    (shelf.folder / ".trial-1" / "zvistka.db").write_text("half")
    for name in ("zvistka-20270115T080000Z.db.77.half", "zvistka-20270115T080000Z.db.77.half-journal"):
        (shelf.folder / name).write_text("half")
    for name in ("mine.half", "zvistka-20270114T080000Z.db"):
        (shelf.folder / name).write_text("whole")
    shelf.sweep()
    assert names(shelf) == ["mine.half", "zvistka-20270114T080000Z.db"]


@pytest.mark.parametrize(
    ("newest", "due"),
    [(None, True), (NIGHT - 2 * DAY, True), (NIGHT - DAY, True), (NIGHT - 5 * 3600, True), (NIGHT - 4 * 3600, False)],
)
def test_one_is_due_when_its_hour_has_passed_since_the_last(newest: int | None, due: bool) -> None:
    assert is_due(newest, NIGHT) is due


def _role(url: str, words: str) -> str:
    """The same database for a user who owns it, with a password and few rights."""
    with psycopg.connect(url, autocommit=True) as admin:
        name = admin.info.dbname
        if not admin.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [WITH_PASSWORD]).fetchone():
            admin.execute(f"CREATE ROLE {WITH_PASSWORD}")
        admin.execute(f"ALTER ROLE {WITH_PASSWORD} LOGIN PASSWORD 'hush-hush' {words}")
        admin.execute(f'ALTER DATABASE "{name}" OWNER TO {WITH_PASSWORD}')
    return url.replace("postgres@", f"{WITH_PASSWORD}:hush-hush@")


@pytest.mark.postgres
async def test_a_user_who_may_make_no_database_gets_a_copy_that_was_read_only(
    postgres_server: Path, key: str, shelf: Shelf
) -> None:
    with fresh_database(postgres_server) as empty:
        url = _role(empty, "NOCREATEDB")
        store = await Store.open(url, [key])
        lease = await store.run(take, "bot", "us", 60)
        assert lease
        assert await keep_copy(store, [key], shelf, lease, NIGHT) is None
        assert await store.read(backup.last) == backup.LastBackup(NIGHT, None)
        await store.close()
        _role(empty, "CREATEDB")
        store = await Store.open(url, [key])
        assert await keep_copy(store, [key], shelf, lease, NIGHT + 1)
        await store.close()


@pytest.mark.postgres
async def test_the_password_is_in_no_command_line(
    postgres_server: Path, key: str, shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bin").mkdir()
    for name in ("pg_dump", "pg_restore"):
        real, watched = shutil.which(name), tmp_path / "bin" / name
        watched.write_text(f'#!/bin/sh\nprintf "%s\\n" "$0" "$@" >> {tmp_path}/seen\nexec {real} "$@"\n')
        watched.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}/bin:{os.environ['PATH']}")
    with fresh_database(postgres_server) as empty:
        store = await Store.open(_role(empty, "CREATEDB"), [key])
        lease = await store.run(take, "bot", "us", 60)
        assert lease
        assert await keep_copy(store, [key], shelf, lease, NIGHT)
        await store.close()
    seen = (tmp_path / "seen").read_text()
    assert "--format=custom" in seen
    assert "--single-transaction" in seen
    assert "hush" not in seen


@pytest.mark.postgres
async def test_what_is_no_copy_of_ours_is_refused_before_anything_is_written(
    postgres_server: Path, key: str, tmp_path: Path
) -> None:
    with fresh_database(postgres_server) as url, psycopg.connect(url, autocommit=True) as admin:
        admin.execute("CREATE TABLE theirs (id INTEGER)")
        await run("pg_dump", "--format=custom", f"--file={tmp_path}/theirs", url=url)
        admin.execute("DROP TABLE theirs")
        for name, content in (("empty", b""), ("text", b"no copy at all" * 99)):
            (tmp_path / name).write_bytes(content)
        for name in ("theirs", "empty", "text"):
            with pytest.raises(BackupRefused, match="no backup of this program"):
                await restore(tmp_path / name, url, [key])
        found = admin.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
        assert found == (0,)


@pytest.mark.postgres
async def test_a_copy_of_a_server_does_not_open_with_another_key(
    postgres_url: str, key: str, tmp_path: Path, postgres_server: Path
) -> None:
    store = await Store.open(postgres_url, [key])
    await backup.backup(store, tmp_path / "copy.dump")
    await store.close()
    with fresh_database(postgres_server) as elsewhere:
        with pytest.raises(KeysDoNotOpen):
            await restore(tmp_path / "copy.dump", elsewhere, [new_master_key()])
        assert (await restore(tmp_path / "copy.dump", elsewhere, [key])).inquiries == 0
