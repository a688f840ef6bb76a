"""What is promised about crashes: the settings that keep it, and a process killed at any instant."""

import asyncio
import logging
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest

from storage.store import postgres
from storage.store.connection import Unreachable
from storage.store.lock import exclusive
from storage.store.store import Store, path_of
from storage.store.transaction import Transaction
from tests.storage.jobs import note, notes, sealed_words

WRITER = """
import asyncio, sys
from storage.store.lock import exclusive
from storage.store.store import Store, path_of
from tests.storage.jobs import note

async def one(store, number):
    await store.run(note, str(number))
    print(number, flush=True)

async def main(url, key, start):
    lock = exclusive(path_of(url))
    assert lock.held
    store = await Store.open(url, [key])
    for first in range(int(start), 10**6, 20):
        await asyncio.gather(*(one(store, number) for number in range(first, first + 20)))

asyncio.run(main(*sys.argv[1:]))
"""


async def test_what_was_confirmed_survives_a_kill_and_nothing_is_there_twice(file_url: str, key: str) -> None:
    confirmed: list[str] = []
    for life in range(3):
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-c", WRITER, file_url, key, str(life * 100_000),
            stdout=asyncio.subprocess.PIPE, cwd=Path.cwd(),
        )  # fmt: skip
        assert process.stdout
        for _ in range(40 + life * 17):
            confirmed.append((await process.stdout.readline()).decode().strip())
        assert not exclusive(path_of(file_url)).held
        process.send_signal(signal.SIGKILL)
        confirmed += (await process.stdout.read()).decode().split()
        await process.wait()
    lock = exclusive(path_of(file_url))
    assert lock.held
    lock.release()
    store = await Store.open(file_url, [key])
    words = await store.read(sealed_words)
    await store.close()
    assert set(confirmed) <= set(words)
    assert len(words) == len(set(words))


async def test_sqlite_is_set_up_to_lose_nothing_and_to_keep_nothing_deleted(file_url: str, key: str) -> None:
    async def settings(tx: Transaction) -> Any:
        return await tx.one(
            "SELECT j.journal_mode, s.synchronous, f.foreign_keys, d.secure_delete, t.trusted_schema"
            " FROM pragma_journal_mode j, pragma_synchronous s, pragma_foreign_keys f, pragma_secure_delete d,"
            " pragma_trusted_schema t"
        )

    store = await Store.open(file_url, [key])
    full = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "trusted_schema": 0}
    assert await store.run(settings) == full
    await store.close()


@pytest.mark.postgres
@pytest.mark.parametrize(("default", "ours"), [("off", "on"), ("local", "on"), ("remote_apply", "remote_apply")])
async def test_postgres_commits_to_the_disk_whatever_its_default(
    postgres_url: str, key: str, default: str, ours: str
) -> None:
    async def setting(tx: Transaction) -> Any:
        return await tx.one("SELECT current_setting('synchronous_commit') AS found")

    with psycopg.connect(postgres_url, autocommit=True) as admin:
        admin.execute(f'ALTER DATABASE "{admin.info.dbname}" SET synchronous_commit TO {default}')
    store = await Store.open(postgres_url, [key])
    assert await store.run(setting) == {"found": ours}
    await store.close()


@contextmanager
def _away(postgres_url: str, postgres_server: Path) -> Iterator[None]:
    """The server takes no connection, and has cut those there were."""
    with psycopg.connect(f"postgresql://postgres@/postgres?host={postgres_server}", autocommit=True) as admin:
        name = psycopg.conninfo.conninfo_to_dict(postgres_url)["dbname"]
        admin.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false')
        admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])
        yield
        admin.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true')


@pytest.mark.postgres
async def test_a_server_that_went_away_fails_the_jobs_in_the_end_and_is_found_again(
    postgres_url: str, key: str, postgres_server: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres, "AWAY", 0.1)
    store = await Store.open(postgres_url, [key])
    await store.run(note, "before")
    with _away(postgres_url, postgres_server):
        away = await asyncio.gather(
            store.run(note, "away"), store.run(note, "away"), store.read(notes), store.read(notes), store.read(notes),
            return_exceptions=True,
        )  # fmt: skip
        assert {type(answer) for answer in away} == {Unreachable}
    await store.run(note, "after")
    assert await store.read(notes) == ["before", "after"]
    await store.close()


@pytest.mark.postgres
async def test_whoever_asks_a_server_that_starts_anew_waits_for_it(
    postgres_url: str, key: str, postgres_server: Path
) -> None:
    store = await Store.open(postgres_url, [key])
    await store.run(note, "before")
    with _away(postgres_url, postgres_server):
        asking = [asyncio.create_task(store.run(note, "after")), asyncio.create_task(store.read(notes))]
        done, _ = await asyncio.wait(asking, timeout=0.3)
        assert not done
    await asyncio.gather(*asking)
    assert await store.read(notes) == ["before", "after"]
    await store.close()


async def test_no_value_reaches_the_log(url: str, key: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    store = await Store.open(url, [key])
    await store.run(note, "private-word")
    await store.read(notes)
    await store.close()
    assert "private-word" not in caplog.text
    assert key not in caplog.text
