"""The writer: what was reported done is there, what was reported failed is not, and nobody waits for ever."""

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest

from storage.store.job import JobCancelled, JobWithinJob
from storage.store.statement import StatementRefused
from storage.store.store import Store, connect
from storage.store.transaction import Transaction, TransactionOver
from storage.store.writer import StoreClosed
from tests.storage.jobs import note, note_and_fail, notes


async def test_a_job_is_there_for_everybody_when_run_returns_and_not_before(store: Store, second: Store) -> None:
    written, go_on = asyncio.Event(), asyncio.Event()

    async def slow(tx: Transaction) -> None:
        await note(tx, "slow")
        written.set()
        await go_on.wait()

    running = asyncio.create_task(store.run(slow))
    await written.wait()
    assert await second.read(notes) == []
    go_on.set()
    await running
    assert await second.read(notes) == ["slow"]


async def test_a_job_returns_what_it_made(store: Store) -> None:
    assert await store.run(note, "one") < await store.run(note, word="two")


async def test_a_job_that_raises_leaves_no_trace_and_its_neighbours_stay(store: Store, second: Store) -> None:
    jobs = [store.run(note_and_fail if number % 3 == 1 else note, str(number)) for number in range(9)]
    answers = await asyncio.gather(*jobs, return_exceptions=True)
    assert [isinstance(answer, LookupError) for answer in answers] == [number % 3 == 1 for number in range(9)]
    assert await second.read(notes) == ["0", "2", "3", "5", "6", "8"]


async def test_a_row_that_a_constraint_refuses_fails_its_job_alone(store: Store) -> None:
    async def twice(tx: Transaction) -> None:
        row = {"id": await note(tx, "twice")}
        await tx.execute("INSERT INTO audit (id, at, action, subject) VALUES (:id, 0, 'note', 'again')", **row)

    answers = await asyncio.gather(
        store.run(note, "before"), store.run(twice), store.run(note, "after"), return_exceptions=True
    )
    assert type(answers[1]).__name__ in ("IntegrityError", "UniqueViolation")
    assert await store.read(notes) == ["before", "after"]


async def test_jobs_run_in_the_order_in_which_they_came(store: Store) -> None:
    words = [str(number) for number in range(200)]
    await asyncio.gather(*(store.run(note, word) for word in words))
    assert await store.read(notes) == words


async def test_many_jobs_share_a_commit(store: Store) -> None:
    await asyncio.gather(*(store.run(note, str(number)) for number in range(200)))
    assert 4 <= store.changes.count < 20


async def test_a_storm_of_cancelled_callers_wedges_nothing(store: Store, second: Store) -> None:
    callers = [asyncio.create_task(store.run(note, str(number))) for number in range(600)]
    for number, caller in enumerate(callers):
        if number % 3:
            caller.cancel()
        if number % 50 == 0:
            await store.run(note, "between")
    answers = await asyncio.gather(*callers, return_exceptions=True)
    done = {str(number) for number, answer in enumerate(answers) if isinstance(answer, int)}
    assert len(done) >= 200
    assert await store.run(note, "after") > 0
    assert done <= set(await second.read(notes))


async def test_a_caller_who_stops_waiting_does_not_stop_the_job(store: Store) -> None:
    started, go_on = asyncio.Event(), asyncio.Event()

    async def slow(tx: Transaction) -> None:
        started.set()
        await go_on.wait()
        await note(tx, "slow")

    caller = asyncio.create_task(store.run(slow))
    await started.wait()
    caller.cancel()
    await asyncio.wait([caller])
    go_on.set()
    await store.run(note, "next")
    assert await store.read(notes) == ["slow", "next"]


async def test_a_job_that_cancels_itself_is_undone_alone(store: Store) -> None:
    async def cancel_myself(tx: Transaction) -> None:
        await note(tx, "cancelled")
        task = asyncio.current_task()
        assert task
        task.cancel()
        await asyncio.Event().wait()

    answers = await asyncio.gather(
        store.run(note, "before"), store.run(cancel_myself), store.run(note, "after"), return_exceptions=True
    )
    assert isinstance(answers[1], JobCancelled)
    assert await store.read(notes) == ["before", "after"]


@pytest.mark.parametrize(
    "sql",
    [
        "COMMIT", "commit;", " -- harmless\n COMMIT", "/* x */ROLLBACK", "BEGIN", "SAVEPOINT x", "RELEASE job", "END",
        "ROLLBACK TO job", "SELECT 1; COMMIT", "PRAGMA synchronous=OFF", "VACUUM", "ATTACH 'x' AS y", "", ";COMMIT",
        "SET synchronous_commit TO off", "START TRANSACTION", "ABORT", "PREPARE TRANSACTION 'x'",
    ],
)  # fmt: skip
async def test_a_job_cannot_end_the_transaction_of_others(store: Store, sql: str) -> None:
    async def rogue(tx: Transaction) -> None:
        await note(tx, "rogue")
        await tx.execute(sql)

    answers = await asyncio.gather(
        store.run(note, "before"), store.run(rogue), store.run(note_and_fail, "failed"), store.run(note, "after"),
        return_exceptions=True,
    )  # fmt: skip
    assert isinstance(answers[1], StatementRefused)
    assert await store.read(notes) == ["before", "after"]


async def test_a_job_that_swallows_the_databases_no_is_not_reported_as_done(store: Store) -> None:
    async def careless(tx: Transaction) -> None:
        await note(tx, "careless")
        try:
            await tx.execute("INSERT INTO audit (id) VALUES (NULL)")
        except Exception:  # what careless code does
            return

    async def stubborn(tx: Transaction) -> None:
        await careless(tx)
        await note(tx, "stubborn")

    answers = await asyncio.gather(store.run(careless), store.run(stubborn), return_exceptions=True)
    assert all(isinstance(answer, Exception) for answer in answers)
    assert isinstance(answers[0], Exception)
    with pytest.raises(type(answers[0])):
        await store.run(careless)  # alone, without a savepoint
    assert await store.read(notes) == []


async def test_a_commit_that_fails_fails_every_job_of_its_group(store: Store, second: Store) -> None:
    await _add_table_that_is_checked_at_commit(store.url)

    async def orphan(tx: Transaction) -> None:
        await tx.execute("INSERT INTO promise (id, audit_id) VALUES (1, 1)")

    answers = await asyncio.gather(
        store.run(note, "before"), store.run(orphan), store.run(note, "after"), return_exceptions=True
    )
    assert all(isinstance(answer, Exception) for answer in answers)
    assert await second.read(notes) == []
    await store.run(note, "later")
    assert await second.read(notes) == ["later"]


async def _add_table_that_is_checked_at_commit(url: str) -> None:
    db = await connect(url)
    await db.define(
        "CREATE TABLE promise (id INTEGER, audit_id INTEGER REFERENCES audit (id) DEFERRABLE INITIALLY DEFERRED)"
    )
    await db.close()


async def test_a_job_cannot_wait_for_another_one(store: Store) -> None:
    async def nested(tx: Transaction) -> None:
        await asyncio.gather(store.run(note, "inner"))

    with pytest.raises(JobWithinJob):
        await store.run(nested)


async def test_a_transaction_that_was_kept_says_nothing_any_more(store: Store) -> None:
    kept: list[Transaction] = []

    async def keep(tx: Transaction) -> None:
        kept.append(tx)

    await store.run(keep)
    with pytest.raises(TransactionOver):
        await kept[0].all("SELECT 1 AS one")


async def test_closing_finishes_the_jobs_that_wait_and_takes_no_more(store: Store, second: Store) -> None:
    waiting = [asyncio.create_task(store.run(note, str(number))) for number in range(150)]
    await asyncio.sleep(0)
    await asyncio.gather(store.close(), store.close())
    assert all(isinstance(answer, int) for answer in await asyncio.gather(*waiting))
    with pytest.raises(StoreClosed):
        await store.run(note, "late")
    with pytest.raises(StoreClosed):
        await store.read(notes)
    assert len(await second.read(notes)) == 150


def test_a_process_that_forgets_to_close_ends_all_the_same(file_url: str, key: str) -> None:
    program = f"""
import asyncio
from storage.store.store import Store
from tests.storage.jobs import note

async def main():
    store = await Store.open({file_url!r}, [{key!r}])
    asyncio.create_task(store.run(note, "last"))
    await store.run(note, "first")

asyncio.run(main())
"""
    ended = subprocess.run([sys.executable, "-c", program], cwd=Path.cwd(), timeout=30, check=False)
    assert ended.returncode == 0
