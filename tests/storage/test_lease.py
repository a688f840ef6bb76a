"""The lease: one process is active, by the database's clock."""

import asyncio
from pathlib import Path

import pytest

from storage.store.lease import Lease, LeaseLost, give_back, hold, renew, take
from storage.store.lock import exclusive
from storage.store.store import Store
from storage.store.transaction import Transaction

ROLE = "active"


async def _taken(store: Store, owner: str, seconds: float = 60, *, by_force: bool = False) -> Lease:
    lease = await store.run(take, ROLE, owner, seconds, by_force=by_force)
    assert lease
    return lease


async def test_the_first_one_takes_it_and_the_second_stands_by(store: Store, second: Store) -> None:
    assert await _taken(store, "first") == Lease(ROLE, "first", 1)
    assert await second.run(take, ROLE, "second", 60) is None


async def test_of_many_at_the_same_instant_one_gets_it(store: Store, second: Store) -> None:
    tries = [(store, second)[number % 2].run(take, ROLE, str(number), 60) for number in range(20)]
    assert sum(lease is not None for lease in await asyncio.gather(*tries)) == 1


async def test_two_roles_do_not_meet(store: Store) -> None:
    await _taken(store, "first")
    assert await store.run(take, "another", "second", 60) == Lease("another", "second", 1)


async def test_a_lease_that_ran_out_goes_to_the_next_with_a_higher_epoch(store: Store, second: Store) -> None:
    old = await _taken(store, "first", seconds=-1)
    new = await _taken(second, "second")
    assert new.epoch == old.epoch + 1
    assert not await store.run(renew, old, 60)
    with pytest.raises(LeaseLost):
        await store.run(hold, old)
    await second.run(hold, new)


async def test_it_stays_as_long_as_it_is_renewed(store: Store, second: Store) -> None:
    lease = await _taken(store, "first", seconds=2)
    assert await store.run(renew, lease, 60)
    await store.run(hold, lease)
    assert await second.run(take, ROLE, "second", 60) is None


async def test_a_lease_that_ran_out_stays_ours_until_somebody_takes_it(store: Store, second: Store) -> None:
    lease = await _taken(store, "first", seconds=60)
    assert await store.run(renew, lease, -1)
    await store.run(hold, lease)
    assert await store.run(renew, lease, -1)
    await _taken(second, "second")
    assert not await store.run(renew, lease, 60)
    with pytest.raises(LeaseLost):
        await store.run(hold, lease)


async def test_a_lease_that_was_given_back_is_the_next_ones_at_once(store: Store, second: Store) -> None:
    old = await _taken(store, "first")
    await store.run(give_back, old)
    new = await _taken(second, "second")
    assert new.epoch == old.epoch + 1
    await store.run(give_back, old)
    await second.run(hold, new)
    with pytest.raises(LeaseLost):
        await store.run(hold, old)


async def test_it_is_renewed_beside_a_job_that_takes_long(store: Store) -> None:
    lease = await _taken(store, "first")
    held, go_on = asyncio.Event(), asyncio.Event()

    async def takes_long(tx: Transaction) -> None:
        await hold(tx, lease)
        held.set()
        await go_on.wait()

    work = asyncio.create_task(store.run(takes_long))
    await held.wait()
    if store.url.startswith("sqlite"):  # one writes at a time: the renewal is next
        renewing = asyncio.create_task(store.run_beside(renew, lease, 60))
        go_on.set()
        assert await renewing
    else:
        assert await store.run_beside(renew, lease, 60)
        assert not work.done()
        go_on.set()
    await work


async def test_a_lease_too_far_in_the_future_is_not_believed(store: Store, second: Store) -> None:
    old = await _taken(store, "before the clock was set back", seconds=86_400)
    new = await _taken(second, "next", seconds=60)
    assert new.epoch == old.epoch + 1
    assert await store.run(take, ROLE, "third", 60) is None


async def test_a_lease_that_is_about_to_run_out_is_still_nobody_elses(store: Store, second: Store) -> None:
    lease = await _taken(store, "first", seconds=9)
    assert await second.run(take, ROLE, "second", 60) is None
    await store.run(hold, lease)


async def test_force_takes_it_from_the_dead(store: Store) -> None:
    old = await _taken(store, "killed")
    new = await _taken(store, "next", by_force=True)
    assert new == Lease(ROLE, "next", old.epoch + 1)
    with pytest.raises(LeaseLost):
        await store.run(hold, old)


async def test_a_job_of_a_process_that_lost_its_lease_changes_nothing(store: Store, second: Store) -> None:
    lease = await _taken(store, "asleep", seconds=-1)
    await _taken(second, "awake")

    async def late(tx: Transaction) -> None:
        await tx.execute("INSERT INTO flood_wait (id, until) VALUES (1, 1.5)")
        await hold(tx, lease)

    with pytest.raises(LeaseLost):
        await store.run(late)
    assert await second.read(_flood_waits) == []


async def _flood_waits(tx: Transaction) -> list[float]:
    return [row["until"] for row in await tx.all("SELECT until FROM flood_wait")]


async def test_while_a_transaction_holds_it_nobody_can_take_it(store: Store, second: Store) -> None:
    lease = await _taken(store, "first")
    held, go_on = asyncio.Event(), asyncio.Event()

    async def working(tx: Transaction) -> None:
        await hold(tx, lease)
        held.set()
        await go_on.wait()
        await tx.execute("INSERT INTO flood_wait (id, until) VALUES (1, 1.5)")

    async def force(tx: Transaction) -> list[float]:
        assert await take(tx, ROLE, "second", 60, by_force=True)
        return await _flood_waits(tx)

    work = asyncio.create_task(store.run(working))
    await held.wait()
    forced = asyncio.create_task(second.run(force))
    done, _ = await asyncio.wait([forced], timeout=0.3)
    assert not done
    go_on.set()
    await work
    assert await forced == [1.5]


async def test_the_databases_clock_counts_seconds_since_1970(store: Store) -> None:
    async def clock(tx: Transaction) -> float:
        row = await tx.one(f"SELECT {tx.clock} AS now")
        assert row
        return float(row["now"])

    first, second = await store.run(clock), await store.read(clock)
    assert 1_700_000_000 < first <= second < 10_000_000_000


def test_one_process_has_the_lock_beside_the_file(tmp_path: Path) -> None:
    first, second = exclusive(tmp_path / "z.db"), exclusive(tmp_path / "z.db")
    assert first.held
    assert not second.held
    first.release()
    assert not first.held
    third = exclusive(tmp_path / "z.db")
    assert third.held
    third.release()
