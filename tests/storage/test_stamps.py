"""Rows that decide: which columns are bound, what a stamp holds out against, how an older database gets them."""

from collections.abc import Mapping

import pytest

from storage.queues import misfits
from storage.staff import lockdowns, operators
from storage.store import stamps
from storage.store.keys import KeysDoNotOpen, new_master_key
from storage.store.rotation import rotate
from storage.store.sqlite import Sqlite
from storage.store.stamps import BOUND, key_of
from storage.store.store import Store, path_of
from storage.store.transaction import Transaction
from tests.stamping import made_by_an_older_program
from tests.storage.cast import Case, case

OPENED_WITH_ITS_ROW = "what is in it opens in this row only"
WHEN = "when it was; it is shown, and nothing follows from it but when rows are erased"
FOUND_BY = "a keyed hash, by which it is found; a wrong one finds nothing"
IN_HAND = "who has it in hand for the moment"
PROGRESS = "how far it has come: put back, what is true is said or done once more"
EXCUSED: Mapping[str, Mapping[str, str]] = {
    "operator": {"removed_at": WHEN, "sealed": OPENED_WITH_ITS_ROW},
    "person": {
        "name_fingerprint": FOUND_BY,
        "source_fingerprint": FOUND_BY,
        "held_at": WHEN,
        "registered_at": WHEN,
        "sealed": OPENED_WITH_ITS_ROW,
    },
    "inquiry": {
        "reference_fingerprint": FOUND_BY,
        "name_fingerprint": FOUND_BY,
        "category": "the sealed facts hold it too, and those are what is said and called by",
        "received_at": WHEN,
        "accepted_at": WHEN,
        "closed_at": WHEN,
        "taken_form": "only that a page is not sent twice",
        "reviewer_id": IN_HAND,
        "reviewer_until": IN_HAND,
        "compared_at": "what was compared with the register; compared again, nothing is lost",
        "shared_at": "whether partner registries may learn of it: an export asks an administrator's second factor",
        "sealed": OPENED_WITH_ITS_ROW,
    },
    "joining": {"decided_at": WHEN, "sealed": OPENED_WITH_ITS_ROW},
    "return_report": {"decided_at": WHEN, "sealed": OPENED_WITH_ITS_ROW},
    "verification": {
        "announced_with": "which alarm tells of it; the hold counts from the verification at least",
        "unheard_at": WHEN,
        "stopped_at": WHEN,
        "corrected_at": WHEN,
        "sealed": OPENED_WITH_ITS_ROW,
    },
    "notice": {
        "state": PROGRESS,
        "told_at": WHEN,
        "uncertain_at": PROGRESS,
        "message_id": PROGRESS,
        "acknowledged_at": PROGRESS,
        "unread": PROGRESS,
        "reminded_as": PROGRESS,
    },
    "comparison": {"compared_at": WHEN},
    "broadcast": {
        "written_at": WHEN,
        "approved_at": WHEN,
        "due_at": WHEN,
        "expires_at": WHEN,
        "zone": "whose quiet hours are respected",
        "chat_after": PROGRESS,
        "filled_at": PROGRESS,
        "shown_at": WHEN,
        "shown_count": "a number that is shown",
        "reported_at": PROGRESS,
        "sealed": OPENED_WITH_ITS_ROW,
    },
    "batch": {
        "announced_with": "which alarm tells of it",
        "left_out": "a number that is shown",
        "reached": PROGRESS,
        "starts": PROGRESS,
        "aside_until": PROGRESS,
        "done": "a number that is shown",
        "sealed": OPENED_WITH_ITS_ROW,
    },
    "invitation": {"invited_at": WHEN, "operator_id": "who came by it"},
    "desk_code": {"expires_at": WHEN},
    "chat_code": {},
    "new_number": {"sealed": "says itself by whom and when it was noted"},
    "desk_session": {"seen_at": WHEN},
    "admin_removal": {},
    "factor_reset": {},
    "operator_use": {},
    "lockdown": {},
    "exchange_day": {},
}


async def test_every_column_is_bound_or_excused(file_url: str, key: str) -> None:
    await (await Store.open(file_url, [key])).close()
    db = await Sqlite.open(path_of(file_url))
    found = await db.all(
        "SELECT m.name AS owner, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'",
        {},
    )
    await db.close()
    columns = {(row["owner"], row["name"]) for row in found if row["owner"] in BOUND}
    known = {(table, name) for table in BOUND for name in (*BOUND[table], *EXCUSED[table], key_of(table), "stamp")}
    assert columns == known
    assert {row["owner"] for row in found if row["name"] == "stamp"} == set(BOUND)
    assert not [(table, name) for table in BOUND for name in BOUND[table] if name in EXCUSED[table]]


async def _verified(tx: Transaction) -> tuple[Case, int]:
    known = await case(tx)
    verification = await known.verify(tx, await known.report(tx))
    await known.notice(tx, verification)
    return known, verification


async def _unstamped(tx: Transaction) -> int:
    return sum([await tx.count(f"{table} WHERE stamp IS NULL") for table in BOUND])


async def test_what_the_program_writes_fits_and_what_is_written_past_it_does_not(store: Store) -> None:
    known, verification = await store.run(_verified)
    assert await store.read(misfits.every) == []
    await store.run(lambda tx: tx.execute("UPDATE operator SET role = 'admin' WHERE id = :id", id=known.verifier))
    assert await store.read(misfits.every) == [("operator", known.verifier)]
    await store.run(lambda tx: tx.execute("UPDATE operator SET role = 'verifier'"))
    assert await store.read(misfits.every) == []
    assert await store.run(
        stamps.change, "verification", verification, {"state": "stopped", "stopped_by": known.reporter}
    )
    assert await store.read(misfits.every) == []


async def test_a_change_by_the_program_does_not_make_good_what_was_forged(store: Store) -> None:
    known, verification = await store.run(_verified)
    await store.run(lambda tx: tx.execute("UPDATE verification SET release_at = 7"))
    new = {"state": "stopped", "stopped_by": known.reporter}
    assert await store.run(stamps.change, "verification", verification, new, "state = 'standing'")
    assert not await store.run(stamps.change, "verification", verification, new, "state = 'standing'")
    assert await store.read(misfits.every) == [("verification", verification)]
    await store.run(stamps.vouch, "verification", verification)
    assert await store.read(misfits.every) == []


async def test_what_rests_on_a_forged_row_does_not_fit(store: Store) -> None:
    known = await store.run(case)
    await store.run(lambda tx: tx.execute("UPDATE person SET held_by = :by, held_at = 1", by=known.verifier))
    row = {"operator_id": known.reporter, "since": 0, "asked_by": known.verifier, "asked_at": 1}
    word = [("person", known.person)]
    await store.run(stamps.upsert, "admin_removal", key="operator_id", rests_on=word, **row)
    assert await store.read(misfits.every) == [("person", known.person), ("admin_removal", known.reporter)]


async def test_stamps_are_made_anew_with_the_keys_and_forged_rows_stay_forged(
    url: str, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stamps, "PAGE", 2)
    newer = new_master_key()
    store = await Store.open(url, [newer, key])
    known, _ = await store.run(_verified)
    for number in range(1, 4):
        await store.run(case, number)
    await store.run(lambda tx: tx.execute("UPDATE operator SET role = 'admin' WHERE id = :id", id=known.verifier))
    await rotate(store)
    await store.close()
    store = await Store.open(url, [newer])
    assert await store.read(misfits.every) == [("operator", known.verifier)]
    assert await store.read(_under_one_key)
    await store.close()


async def _under_one_key(tx: Transaction) -> bool:
    rows = [row for table in BOUND for row in await tx.all(f"SELECT stamp FROM {table}")]
    return all(row["stamp"].startswith(tx.seal_mark) for row in rows)


async def test_an_older_database_gets_its_stamps_when_it_is_opened_and_never_again(
    url: str, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stamps, "PAGE", 2)
    store = await Store.open(url, [key])
    for number in range(5):
        await store.run(case, number)
    await store.run(made_by_an_older_program, store)
    await store.close()

    store = await Store.open(url, [key])
    assert await store.read(_unstamped) == 0
    assert await store.read(misfits.every) == []
    await store.run(lambda tx: tx.execute("UPDATE operator SET stamp = NULL, role = 'admin'"))
    await store.close()

    store = await Store.open(url, [key])
    forged = await store.read(misfits.every)
    assert {table for table, _row in forged} == {"operator"}
    assert len(forged) == 10
    await store.close()


async def test_a_database_with_stamps_gets_those_that_came_later_and_no_others(url: str, key: str) -> None:
    store = await Store.open(url, [key])
    known = await store.run(case)
    report = await store.run(known.report)
    compared = {"id": 1, "report_id": report, "operator_id": known.verifier, "page": 1, "compared_at": 1}
    await store.run(lambda tx: tx.insert("comparison", unless="", **compared))
    await store.run(lambda tx: tx.execute("UPDATE operator SET asleep_at = 7 WHERE id = :id", id=known.verifier))
    await store.run(lambda tx: tx.execute("UPDATE operator SET stamp = NULL WHERE id = :id", id=known.reporter))
    await store.run(made_by_an_older_program, store, 1)
    await store.close()

    store = await Store.open(url, [key])
    assert await store.read(misfits.every) == [("operator", known.reporter)]
    assert await store.read(lambda tx: tx.count("operator_use")) == 2
    assert not await store.read(operators.is_active, known.verifier)
    assert not await store.read(lockdowns.is_on)
    await store.close()


async def test_who_puts_the_older_key_back_to_have_rows_stamped_finds_no_start(url: str, key: str) -> None:
    store = await Store.open(url, [key])
    await store.run(_verified)
    await store.run(made_by_an_older_program, store)
    await store.close()
    store = await Store.open(url, [key])
    await store.run(case, 1)  # something is sealed with the newer key
    await store.run(lambda tx: tx.execute("UPDATE operator SET stamp = NULL, role = 'admin'"))
    newest = "(SELECT MAX(id) FROM data_key WHERE purpose = 'records')"
    await store.run(lambda tx: tx.execute(f"DELETE FROM data_key WHERE id = {newest}"))
    await store.close()
    with pytest.raises(KeysDoNotOpen, match="a data key is missing"):
        await Store.open(url, [key])


LET_GO = {
    ("return_report", "row_id"),
    ("verification", "follows"),
}  # sweeps.py, reports.hand_on_followers: stamped anew


async def test_the_database_empties_no_bound_column_by_itself(file_url: str, key: str) -> None:
    await (await Store.open(file_url, [key])).close()
    db = await Sqlite.open(path_of(file_url))
    emptied = {
        (table, row["from"])
        for table, bound in stamps.BOUND.items()
        for row in await db.all(f"SELECT * FROM pragma_foreign_key_list('{table}')", {})
        if row["on_delete"] == "SET NULL" and row["from"] in bound
    }
    await db.close()
    assert emptied == LET_GO, "whoever deletes what it points to has to stamp the row anew"
