"""Faults below the writer: a disk that is full, a line that is cut."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from storage.ids import new_id
from storage.keys import Keyring
from storage.migrate import migrate
from storage.postgres import Postgres
from storage.sqlite import Sqlite
from storage.store import Store, path_of
from storage.transaction import Transaction
from storage.writer import Writer
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
    writer = Writer(db, keyring.vault, lambda: None, db.close)
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
    answers = await asyncio.gather(
        *(writer.run(lambda tx, size=size: _flood(tx, size)) for size in sizes), return_exceptions=True
    )
    assert {str(answer) for answer, size in zip(answers, sizes, strict=True) if size > 10} == {
        "database or disk is full"
    }
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
    assert [str(answer) for answer in answers] == ["database or disk is full"] * 2
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


async def _cut_all_lines(url: str) -> None:
    db = await Postgres.open(url)
    await db.all(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()",
        {},
    )
    await db.close()
