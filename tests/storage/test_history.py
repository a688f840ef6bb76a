"""The history: whatever is done to it without a key is found, and what may be done leaves it whole."""

import asyncio
import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.model.act import Confirmation, Factor
from bot.model.history import Break, Head, Proof
from storage.rights import sweeps
from storage.rights.sweeps import Moments
from storage.staff import audit
from storage.staff.history import prove
from storage.store.keys import KeysDoNotOpen, new_master_key
from storage.store.rotation import rotate
from storage.store.store import Store, path_of
from storage.store.transaction import Transaction
from tests.stamping import made_by_an_older_program
from tests.storage.cast import case
from tests.storage.tampering import EDITS, Rows, edited, put, rows_of

NOW = 2_000_000_000
A_FEW, MANY = 200, 10_000  # edits; the first in every run, the second in the soak


async def _write(tx: Transaction, number: int) -> int:
    details = {"asked": f"Коваль {number}"} if number % 2 else None
    confirmed = Confirmation(Factor.TOTP, NOW) if number % 5 == 0 else None
    return await audit.write(tx, None, "viewed", "register", number, NOW + number, details, confirmed=confirmed)


async def _says(tx: Transaction, sql: str) -> int:
    return await tx.execute(sql)


async def _written(store: Store, count: int) -> None:
    for number in range(count):
        await store.run(_write, number)


@dataclass(frozen=True)
class Kept:
    """A history in a file, as it is, as it was once, and its head, which somebody has noted down."""

    store: Store
    path: Path
    now: Rows
    older: Rows
    noted: Head

    async def found_after(self, rows: Rows) -> Proof:
        put(self.path, rows)
        return await prove(self.store, [self.noted])


@pytest.fixture
async def kept(file_url: str, key: str) -> Any:
    """With a rotation, with details that were erased when their time was over, and with those of an erased inquiry."""
    store = await Store.open(file_url, [key])
    known = await store.run(case)
    await _written(store, 8)
    await store.run(_accept, known.inquiry)
    await store.run(_erase, known.inquiry)
    await rotate(store)
    older = rows_of(path_of(file_url))
    await _written(store, 12)
    await store.run(sweeps.details, Moments(NOW + 365 * 86_400 + 3, 365))
    await _written(store, 12)
    path, noted = path_of(file_url), (await prove(store)).head
    yield Kept(store, path, rows_of(path), older, noted)
    await store.close()


async def _accept(tx: Transaction, inquiry_id: int) -> None:
    await audit.write(tx, None, "accepted", "inquiry", inquiry_id, NOW + 100, {"way": "x"})


async def _erase(tx: Transaction, inquiry_id: int) -> None:
    await tx.execute("UPDATE audit SET sealed = NULL WHERE subject = 'inquiry'")
    await tx.execute("DELETE FROM inquiry WHERE id = :id", id=inquiry_id)


async def _finds_all(kept: Kept, seeds: range) -> None:
    missed, kinds = [], Counter[str]()
    for seed in seeds:
        kind, after = edited(kept.now, kept.older, seed)
        kinds[kind] += 1
        if not (await kept.found_after(after)).found:
            missed.append((seed, kind))
    assert missed == []
    assert set(kinds) == set(EDITS)
    assert (await kept.found_after(kept.now)).found == ()


async def test_random_edits_are_found_and_without_one_nothing_is(kept: Kept) -> None:
    await _finds_all(kept, range(A_FEW))


@pytest.mark.soak
async def test_ten_thousand_random_edits_are_found(kept: Kept) -> None:
    await _finds_all(kept, range(MANY))


async def test_it_says_which_rows(kept: Kept) -> None:
    def without(*places: int) -> Rows:
        return {**kept.now, "audit": [row for row in kept.now["audit"] if row["place"] not in places]}

    changed = [dict(row, operator_id=7) if row["place"] == 5 else row for row in kept.now["audit"]]
    added = dict(kept.now["audit"][0], id=4711, place=None)
    last = len(kept.now["audit"])
    for rows, said in (
        ({**kept.now, "audit": changed}, "row 5: was changed"),
        (without(4), "row 4: missing"),
        (without(4, 5, 6), "rows 4 to 6: missing"),
        (without(last), f"row {last}: missing"),
        ({**kept.now, "audit": [*kept.now["audit"], added]}, "the row with the id 4711: was inserted"),
        (kept.older, f"row {last}: {Break.ROLLED_BACK.value}"),
    ):
        assert said in [str(one) for one in (await kept.found_after(rows)).found]


async def test_what_is_written_goes_to_the_end_also_when_two_processes_write(store: Store, second: Store) -> None:
    both = [store.run(_write, number) for number in range(20)] + [second.run(_write, number) for number in range(20)]
    await asyncio.gather(*both)
    assert (await prove(store)).found == ()
    assert (await prove(second)).head.place == 40


async def test_a_deed_that_failed_leaves_no_gap(store: Store) -> None:
    async def fails(tx: Transaction) -> None:
        await _write(tx, 1)
        raise LookupError

    outcomes = await asyncio.gather(
        *(store.run(fails) if number % 3 else store.run(_write, number) for number in range(12)), return_exceptions=True
    )
    assert sum(isinstance(one, LookupError) for one in outcomes) == 8
    assert await prove(store) == Proof((await prove(store)).head)
    assert (await prove(store)).head.place == 4


async def test_the_database_itself_refuses_what_is_no_erasure(store: Store) -> None:
    await store.run(_write, 1)
    for sql in (
        "DELETE FROM audit",
        "UPDATE audit SET operator_id = NULL, at = at + 1",
        "UPDATE audit SET place = place + 1",
        "UPDATE audit SET digest = NULL",
    ):
        with pytest.raises(Exception, match="only added to"):
            await store.run(_says, sql)
    await store.run(lambda tx: tx.execute("UPDATE audit SET sealed = NULL"))
    with pytest.raises(Exception, match="only added to"):
        await store.run(lambda tx: tx.execute("UPDATE audit SET sealed = :back", back=b"x"))


async def test_it_can_be_checked_after_a_rotation_and_goes_on_with_the_new_key(url: str, key: str) -> None:
    store = await Store.open(url, [key])
    await _written(store, 5)
    before = (await prove(store)).head
    await store.close()
    newer = new_master_key()
    store = await Store.open(url, [newer, key])
    await rotate(store)
    await rotate(store)
    await store.close()
    store = await Store.open(url, [newer])
    await _written(store, 3)
    proof = await prove(store, [before])
    assert proof.found == ()
    assert proof.head.place == 5 + 2 + 3
    await store.close()


async def test_a_history_whose_key_is_gone_is_not_begun_anew(url: str, key: str) -> None:
    store = await Store.open(url, [key])
    await _written(store, 2)
    await store.run(lambda tx: tx.execute("DELETE FROM data_key WHERE purpose = 'history'"))
    await store.close()
    with pytest.raises(KeysDoNotOpen, match="the history"):
        await Store.open(url, [key])


async def test_what_an_older_program_wrote_comes_first_and_is_bound_as_well(store: Store, key: str) -> None:
    """A database of an older program has rows and no head."""

    async def older(tx: Transaction) -> None:
        for number in range(3):
            sealed = tx.seal("audit", number, {"asked": "Коваль"}) if number else None
            await tx.insert("audit", id=number, at=NOW, action="viewed", subject="person", sealed=sealed)
        await tx.execute("DELETE FROM audit_head")
        await tx.execute("DELETE FROM data_key WHERE purpose = 'history'")
        await made_by_an_older_program(tx, store)

    await store.run(older)
    again = await Store.open(store.url, [key])
    await again.run(_write, 1)
    proof = await prove(again)
    assert (proof.found, proof.head.place) == ((), 4)
    opened = await again.read(lambda tx: tx.all("SELECT id, sealed FROM audit WHERE id IN (1, 2)"))
    assert [await again.read(_details, row) for row in opened] == [{"asked": "Коваль"}] * 2
    await again.close()


async def test_a_history_whose_head_and_places_are_gone_is_not_begun_anew(file_url: str, key: str) -> None:
    store = await Store.open(file_url, [key])
    await _written(store, 3)
    await store.close()

    def cut(without: str) -> None:
        with closing(sqlite3.connect(path_of(file_url))) as db, db:
            for trigger in ("audit_stays", "audit_is_fixed"):
                db.execute(f"DROP TRIGGER IF EXISTS {trigger}")
            db.execute("DELETE FROM audit_head")
            db.execute("UPDATE audit SET place = NULL, link = NULL, action = 'forged'")
            db.execute(f"DELETE FROM data_key WHERE purpose = '{without}'")

    cut("none")
    again = await Store.open(file_url, [key])
    assert Break.HEAD in {one.what for one in (await prove(again)).found}
    await again.run(_write, 1)
    assert Break.INSERTED in {one.what for one in (await prove(again)).found}
    await again.close()
    cut("history")
    with pytest.raises(KeysDoNotOpen, match="the history"):
        await Store.open(file_url, [key])


async def _details(tx: Transaction, row: Any) -> Any:
    return audit.opened(tx, row["id"], row["sealed"])


async def test_after_the_head_was_changed_work_goes_on_and_the_break_is_found(store: Store) -> None:
    for harm in (
        "UPDATE audit_head SET place = 1",
        "UPDATE audit_head SET place = 9",
        "UPDATE audit_head SET seal = link",
        "DELETE FROM audit_head",
    ):
        await _written(store, 3)
        await store.run(_says, harm)
        await store.run(_write, 1)
        await store.run(_write, 2)
        assert (await prove(store)).found != ()
