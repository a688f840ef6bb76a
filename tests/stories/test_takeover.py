"""The database is away or locked for a while: nobody ends by it, and nothing written then is lost."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from bot import leading
from storage.store import lease, postgres
from storage.store.store import Store, path_of
from storage.store.transaction import Transaction
from tests.postgres import newest_database, postgres_server
from tests.register import count
from tests.town import Town

__all__ = ["postgres_server"]

SHORT = 2.0  # seconds that a lease lasts here; less could end the process of the tests on a busy machine
PASSED_ON = "<b>Passed to the operators.</b> A person, not a program, will read"


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """A lease is renewed so often that every test sees it."""
    monkeypatch.setattr(leading, "RENEW_EVERY", 0.05)


async def _left(tx: Transaction) -> float:
    """Seconds until the lease runs out, by the database's clock."""
    row = await tx.known(f"SELECT until - {tx.clock} AS seconds FROM lease")
    return float(row["seconds"])


@pytest.fixture
async def on_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Town]:
    monkeypatch.setattr(leading, "SECONDS", SHORT)
    async with Town(tmp_path) as town:
        yield town


async def test_a_file_that_another_program_locks_for_longer_than_a_lease_lasts_ends_nobody(on_a_file: Town) -> None:
    town, anna = on_a_file, on_a_file.relative("Anna")
    await anna.agrees()
    with closing(sqlite3.connect(path_of(town.database_url), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        await anna.says("Чи є новини?")
        while await town.store.read(_left) > -SHORT / 4:
            pass
        other.execute("ROLLBACK")
    await anna.sees(PASSED_ON)
    assert await town.store.read(count, "message") == 1
    assert not [task for task in town.bot._tasks if task.done() and not task.cancelled() and task.exception()]


@pytest.fixture
async def on_a_server(tmp_path: Path, postgres_server: Path) -> AsyncIterator[Town]:
    with newest_database(postgres_server) as url:
        async with Town(tmp_path, url) as town:
            yield town


@pytest.mark.postgres
async def test_a_server_that_cuts_all_lines_ends_nobody(on_a_server: Town) -> None:
    anna = on_a_server.relative("Anna")
    await anna.agrees()
    for number in range(5):
        await _cut_all_lines(on_a_server.database_url)
        await anna.says(f"рядок {number}")
    await on_a_server.passes(30)
    await anna.sees(PASSED_ON)
    assert await on_a_server.store.read(count, "message") == 5
    assert not [task for task in on_a_server.bot._tasks if task.done() and not task.cancelled() and task.exception()]


async def _cut_all_lines(url: str) -> None:
    db = await postgres.Postgres.open(url)
    await db.all(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()",
        {},
    )
    await db.close()


async def test_whoever_stops_gives_the_lease_back(town: Town) -> None:
    await town.closes()
    next_one = await Store.open(town.database_url, [town.keys])
    taken = await next_one.run(lease.take, leading.ROLE, "next", 60)
    await next_one.close()
    assert taken
    assert taken.epoch == 2
    await town.opens()
