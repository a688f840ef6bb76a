"""Whoever waits for the lease, because a process that hangs still holds it, gets one that is fresh, or waits on."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot import leading
from bot.leading import ROLE, SECONDS, Leadership
from storage.store import lease
from storage.store.keys import new_master_key
from storage.store.postgres import Postgres
from storage.store.store import Store
from storage.store.transaction import Transaction
from tests.postgres import newest_database
from tests.reliability.clock import Clock

pytestmark = pytest.mark.postgres
_CLOCK = f"SELECT {Postgres.clock} AS now"
_WAITING = "SELECT COUNT(*) AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
_UNTIL = "SELECT until FROM lease"


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leading, "RENEW_EVERY", 0.001)


@pytest.fixture
def url(postgres_server: Path) -> Iterator[str]:
    with newest_database(postgres_server) as fresh:
        yield fresh


@pytest.fixture(scope="module")
def key() -> str:
    return new_master_key()


@pytest.fixture
async def store(url: str, key: str) -> AsyncIterator[Store]:
    opened = await Store.open(url, [key])
    yield opened
    await opened.close()


@pytest.fixture
async def second(store: Store, key: str) -> AsyncIterator[Store]:
    """The other standby's."""
    opened = await Store.open(store.url, [key])
    yield opened
    await opened.close()


class Hanging:
    """A process that was stopped in the middle of a transaction: its lease has run out, and it still holds it."""

    def __init__(self, db: Postgres, watching: Postgres) -> None:
        self._db, self._watching = db, watching

    async def is_waited_for(self, by: int) -> None:
        """So many others wait for it."""
        async with asyncio.timeout(20):
            while True:
                [row] = await self._watching.all(_WAITING, {})
                if row["n"] >= by:
                    return

    async def lets_go(self) -> float:
        """Its transaction ends; the database's clock at that moment."""
        [row] = await self._db.all(_CLOCK, {})
        await self._db.rollback()
        return float(row["now"])

    async def until(self) -> float:
        """When the lease runs out."""
        [row] = await self._watching.all(_UNTIL, {})
        return float(row["until"])


@pytest.fixture
async def hanging(store: Store) -> AsyncIterator[Hanging]:
    await store.run(lease.take, ROLE, "stopped", -1)
    db, watching = await Postgres.open(store.url), await Postgres.open(store.url)
    await db.begin()
    await db.all("SELECT 1 FROM lease FOR SHARE", {})
    yield Hanging(db, watching)
    await db.close()
    await watching.close()


async def test_of_two_standbys_one_leads_with_a_fresh_lease_and_neither_ends(
    store: Store, second: Store, hanging: Hanging, clock: Clock
) -> None:
    standbys = Leadership(store, "first", clock), Leadership(second, "second", clock)
    tries = [asyncio.create_task(standby.take()) for standby in standbys]
    await hanging.is_waited_for(by=2)
    clock.passes(SECONDS + 1)
    released = await hanging.lets_go()
    won, waits = await asyncio.wait(tries, timeout=20, return_when=asyncio.FIRST_COMPLETED)
    [taken] = [task.result() for task in won]
    assert await hanging.until() >= released + SECONDS
    assert [standby.leads for standby in standbys].count(True) == 1
    assert not any(standby.is_overdue() for standby in standbys)
    owner = store if taken.owner == "first" else second
    await owner.run(lease.hold, taken)
    [other] = waits
    other.cancel()


async def test_a_standby_that_waits_in_vain_stays_well_and_leads_in_the_end(
    store: Store, hanging: Hanging, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lease, "PATIENCE", 0.05)
    standby = Leadership(store, "first", clock)
    trying = asyncio.create_task(standby.take())
    await hanging.is_waited_for(by=1)
    clock.passes(SECONDS)
    assert not standby.is_fresh()
    async with asyncio.timeout(20):
        while not standby.is_fresh():
            await hanging.until()
    assert not standby.leads
    await hanging.lets_go()
    assert (await trying).epoch == 2


async def test_what_else_the_standby_does_meanwhile_is_done(
    store: Store, hanging: Hanging, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lease, "PATIENCE", 0.05)

    async def waits(tx: Transaction) -> None:
        await tx.execute("INSERT INTO flood_wait (id, until) VALUES (1, 1.5)")

    answers = await asyncio.gather(
        store.run(lease.take, ROLE, "first", SECONDS), store.run(waits), return_exceptions=True
    )
    assert [type(answer).__name__ for answer in answers] == ["StillHeld", "NoneType"]
