"""The signal: no commit is slept through."""

import asyncio

import pytest

from storage.register import chats
from storage.store.signal import Signal
from storage.store.statement import written
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


async def test_who_waits_for_a_table_is_woken_by_that_table_alone() -> None:
    signal = Signal()
    waiting = asyncio.create_task(signal.wait(None, tables=("inbox",)))
    await asyncio.sleep(0)
    signal.notify(("outbox",))
    assert not await signal.wait(0, since=0, tables=("inbox", "batch"))
    assert await signal.wait(0, since=0)
    assert not waiting.done()
    signal.notify(("batch", "inbox"))
    assert await waiting
    assert await signal.wait(0, since=1, tables=("inbox",))
    assert not await signal.wait(0, since=2, tables=("inbox",))


async def test_what_names_no_table_may_be_about_any() -> None:
    signal = Signal()
    signal.notify()
    assert await signal.wait(0, since=0, tables=("inbox",))


@pytest.mark.parametrize(
    ("sql", "table"),
    [
        ("INSERT INTO outbox (id) VALUES (:id) ON CONFLICT (id) DO UPDATE SET id = 1", "outbox"),
        ("update Inbox SET state = 'done' WHERE id IN (SELECT id FROM outbox)", "inbox"),
        ("DELETE FROM batch WHERE id = :id", "batch"),
        ("WITH old AS (SELECT id FROM chat) UPDATE inbox SET state = 'done' FROM old", "inbox"),
        ("INSERT INTO batch SELECT * FROM inbox", "batch"),
        ("SELECT id FROM inbox FOR UPDATE", None),
        ("SELECT ' INTO outbox'", None),
        ("", None),
    ],
)
def test_which_table_a_statement_changes(sql: str, table: str | None) -> None:
    assert written(sql) == table


async def test_a_commit_says_which_tables_it_has_changed(store: Store) -> None:
    before = store.changes.count
    await store.run(chats.get_or_create, 1, "private", "en", 0)
    assert await store.changes.wait(0, since=before, tables=("chat",))
    assert not await store.changes.wait(0, since=before, tables=("inbox",))
