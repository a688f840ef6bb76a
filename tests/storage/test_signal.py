"""The signal: no commit is slept through."""

import asyncio

import pytest

from storage.store.signal import Signal
from storage.store.store import Store
from tests.storage.jobs import note, note_and_fail


async def test_all_who_wait_are_woken() -> None:
    signal = Signal()
    waiting = [asyncio.create_task(signal.wait(None)) for _ in range(3)]
    await asyncio.sleep(0)
    signal.notify()
    assert await asyncio.gather(*waiting) == [True, True, True]


async def test_without_a_notification_the_time_passes() -> None:
    signal = Signal()
    signal.notify()
    assert not await signal.wait(0)


async def test_what_came_between_looking_and_waiting_is_not_missed() -> None:
    signal = Signal()
    seen = signal.count
    signal.notify()
    assert await signal.wait(None, since=seen)


async def test_a_commit_notifies_and_a_failure_does_not(store: Store) -> None:
    seen = store.changes.count
    with pytest.raises(LookupError):
        await store.run(note_and_fail, "one")
    assert store.changes.count == seen
    await store.run(note, "one")
    assert await store.changes.wait(None, since=seen)
