"""Readers see what was committed, one state at a time, and change nothing."""

import asyncio

import pytest

from storage.store.store import Store
from storage.store.transaction import Transaction
from tests.storage.jobs import note, notes


async def test_a_reader_sees_what_was_committed_before_it_came(store: Store) -> None:
    await store.run(note, "one")
    assert await store.read(notes) == ["one"]


async def test_a_reader_sees_one_state_however_long_it_looks(store: Store) -> None:
    async def twice(tx: Transaction) -> tuple[object, object]:
        before = await notes(tx)
        looked.set()
        await go_on.wait()
        return before, await notes(tx)

    looked, go_on = asyncio.Event(), asyncio.Event()
    await store.run(note, "one")
    reading = asyncio.create_task(store.read(twice))
    await looked.wait()
    await store.run(note, "two")
    go_on.set()
    assert await reading == (["one"], ["one"])
    assert await store.read(notes) == ["one", "two"]


async def test_a_reader_cannot_write(store: Store) -> None:
    with pytest.raises(Exception, match=r"(?i)read-?only"):
        await store.read(note, "one")
    assert await store.read(notes) == []


async def test_readers_that_fail_or_are_left_do_not_use_up_the_connections(store: Store) -> None:
    async def broken(tx: Transaction) -> None:
        await tx.all("SELECT nonsense FROM nowhere")

    for _ in range(5):
        with pytest.raises(Exception, match="nowhere"):
            await store.read(broken)
    left = [asyncio.create_task(store.read(notes)) for _ in range(50)]
    await asyncio.sleep(0)
    for caller in left:
        caller.cancel()
    await asyncio.wait(left)
    assert await store.read(notes) == []


async def test_the_store_closes_only_when_its_readers_have_finished(store: Store) -> None:
    async def slow(tx: Transaction) -> object:
        looking.set()
        await go_on.wait()
        return await notes(tx)

    looking, go_on = asyncio.Event(), asyncio.Event()
    reading = asyncio.create_task(store.read(slow))
    await looking.wait()
    closing = asyncio.create_task(store.close())
    await asyncio.sleep(0)
    go_on.set()
    await closing
    assert await reading == []
