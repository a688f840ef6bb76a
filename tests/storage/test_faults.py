"""Faults below the writer: a disk that is full, a line that is cut."""

import asyncio
from collections.abc import AsyncIterator
from functools import partial

import pytest

from storage.store.connection import NoRoom, Unreachable
from storage.store.ids import new_id
from storage.store.keys import Keyring
from storage.store.migrate import migrate
from storage.store.postgres import Postgres
from storage.store.sqlite import Sqlite
from storage.store.store import Store, path_of
from storage.store.transaction import Transaction
from storage.store.writer import Writer
from tests.storage.jobs import note, notes


@pytest.fixture
async def small_disk(file_url: str, key: str) -> AsyncIterator[tuple[Sqlite, Writer]]:
    """A writer on a connection whose file may not grow."""
    db = await Sqlite.open(path_of(file_url))
    await migrate(db)
    keyring = Keyring([key])
    await db.begin()
    await keyring.found(db)
    await db.commit()
    writer = Writer(db, keyring.vault, lambda _tables: None, db.close)
    await db.define("PRAGMA max_page_count = 10")  # SQLite keeps the present size, if that is more
    yield db, writer
    await writer.close()


async def _flood(tx: Transaction, size: int) -> None:
    await tx.execute("INSERT INTO audit (id, at, action, subject) VALUES (:id, 0, 'note', :word)",
                     id=new_id(), word="x" * size)  # fmt: skip


async def _count(tx: Transaction) -> int:
    return len(await notes(tx))


async def test_a_full_disk_fails_only_what_does_not_fit_and_is_survived(small_disk: tuple[Sqlite, Writer]) -> None:
    db, writer = small_disk
    sizes = [200_000 if number % 4 == 1 else 10 for number in range(40)]
    answers = await asyncio.gather(*(writer.run(partial(_flood, size=size)) for size in sizes), return_exceptions=True)
    assert {type(answer) for answer, size in zip(answers, sizes, strict=True) if size > 10} == {NoRoom}
    done = sum(answer is None for answer in answers)
    assert done == sizes.count(10)
    assert await writer.run(_count) == done
    await db.define("PRAGMA max_page_count = 100000")
    await writer.run(lambda tx: _flood(tx, 200_000))
    assert await writer.run(_count) == done + 1


async def test_a_job_that_swallows_a_full_disk_is_not_reported_as_done(small_disk: tuple[Sqlite, Writer]) -> None:
    _, writer = small_disk

    async def careless(tx: Transaction) -> None:
        for size in (10, 200_000, 10):
            try:
                await _flood(tx, size)
            except Exception:  # what careless code does
                continue

    answers = await asyncio.gather(writer.run(careless), writer.run(careless), return_exceptions=True)
    assert [type(answer) for answer in answers] == [NoRoom] * 2
    assert await writer.run(_count) == 0


@pytest.mark.postgres
async def test_a_line_cut_between_two_jobs_is_mended_unnoticed(postgres_url: str, key: str) -> None:
    store = await Store.open(postgres_url, [key])
    await store.run(note, "before")
    await _cut_all_lines(postgres_url)
    assert await store.run(note, "after")
    assert await store.read(notes) == ["before", "after"]
    await store.close()


@pytest.mark.postgres
async def test_a_line_cut_in_the_middle_of_a_group_loses_and_doubles_nothing(postgres_url: str, key: str) -> None:
    store = await Store.open(postgres_url, [key])
    cuts = iter([True])

    async def unlucky(tx: Transaction) -> None:
        await note(tx, "unlucky")
        if next(cuts, False):
            await _cut_all_lines(postgres_url)
        await note(tx, "lucky")

    await asyncio.gather(store.run(note, "before"), store.run(unlucky), store.run(note, "after"))
    assert await store.read(notes) == ["before", "unlucky", "lucky", "after"]
    await store.close()


@pytest.mark.postgres
async def test_a_transaction_in_which_nothing_is_said_is_ended_and_its_job_is_done_once(
    postgres_url: str, key: str
) -> None:
    store = await Store.open(_impatient(postgres_url), [key])
    watching = await Postgres.open(postgres_url)
    hangs = iter([True])

    async def hanging(tx: Transaction) -> None:
        await note(tx, "first")
        if next(hangs, False):
            await _says_nothing_until_it_is_ended(tx, watching)
        await note(tx, "last")

    await asyncio.gather(store.run(note, "before"), store.run(hanging), store.run(note, "after"))
    assert await store.read(notes) == ["before", "first", "last", "after"]
    hangs = iter([True])
    await store.run(hanging)
    assert (await store.read(notes))[4:] == ["first", "last"]
    await watching.close()
    await store.close()


@pytest.mark.postgres
async def test_who_reads_and_hangs_is_told_and_the_next_reader_is_not(postgres_url: str, key: str) -> None:
    store = await Store.open(_impatient(postgres_url), [key])
    watching = await Postgres.open(postgres_url)

    async def hanging(tx: Transaction) -> None:
        await _says_nothing_until_it_is_ended(tx, watching)
        await notes(tx)

    with pytest.raises(Unreachable):
        await store.read(hanging)
    assert [await store.read(notes) for _ in range(3)] == [[], [], []]
    await watching.close()
    await store.close()


async def _says_nothing_until_it_is_ended(tx: Transaction, watching: Postgres) -> None:
    me = dict(await tx.known("SELECT pg_backend_pid() AS pid"))
    async with asyncio.timeout(20):
        while await watching.all("SELECT 1 FROM pg_stat_activity WHERE pid = :pid", me):
            pass


def _impatient(url: str) -> str:
    return f"{url}&options=-c%20idle_in_transaction_session_timeout%3D300"


_SETTINGS = "SELECT name, setting, source FROM pg_settings WHERE name LIKE 'tcp_%' OR name LIKE 'idle_in_transaction%'"


@pytest.mark.postgres
@pytest.mark.parametrize(("read_only", "milliseconds"), [(False, "5000"), (True, "60000")])
async def test_the_server_ends_whoever_vanished_or_hangs(
    postgres_url: str, *, read_only: bool, milliseconds: str
) -> None:
    db = await Postgres.open(postgres_url, read_only=read_only)
    settings = {row["name"]: row for row in await db.all(_SETTINGS, {})}
    assert settings["idle_in_transaction_session_timeout"]["setting"] == milliseconds
    # On a socket in the file system, as here, the server says 0 for whatever was set.
    assert {name for name, row in settings.items() if name.startswith("tcp_") and row["source"] == "session"} == {
        "tcp_keepalives_idle", "tcp_keepalives_interval", "tcp_keepalives_count", "tcp_user_timeout",
    }  # fmt: skip
    await db.close()


@pytest.mark.postgres
async def test_what_the_administrator_has_set_for_the_connection_is_left_alone(postgres_url: str) -> None:
    db = await Postgres.open(_impatient(postgres_url))
    assert await db.all("SHOW idle_in_transaction_session_timeout", {}) == [
        {"idle_in_transaction_session_timeout": "300ms"}
    ]
    await db.close()


async def _cut_all_lines(url: str) -> None:
    db = await Postgres.open(url)
    await db.all(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()",
        {},
    )
    await db.close()
