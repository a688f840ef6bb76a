"""Rotation: everything stays readable, nothing stays under the old key."""

import asyncio
from typing import Any

import pytest

from storage.lists import bound_rows
from storage.register import declarations, new_numbers
from storage.staff import emails
from storage.store import rotation
from storage.store.ids import new_id
from storage.store.keys import KeysDoNotOpen, new_master_key
from storage.store.rotation import SEALED, rotate
from storage.store.sqlite import Sqlite
from storage.store.store import Store, path_of
from storage.store.transaction import Transaction
from tests.storage.cast import case, insert
from tests.storage.jobs import note, sealed_words


async def _fill_every_table(tx: Transaction) -> None:
    known = await case(tx)
    verification = await known.verify(tx, await known.report(tx))
    await known.post(tx, await known.notice(tx, verification))
    await insert(tx, "inbox", update_id=1, lane=b"1", state="new", received_at=0, sealed={"raw": "{}"})
    await insert(tx, "inbox", update_id=2, lane=b"1", state="done", received_at=0, sealed=None)
    list_id = await insert(
        tx,
        "returned_list",
        checksum=b"1",
        state="open",
        received_by=known.reporter,
        received_at=0,
        sealed={"name": "", "provenance": {}},
    )
    brought = {"brought_by": known.reporter, "brought_at": 0, "state": "asked"}
    await insert(tx, "register_import", **brought, sealed={"name": "", "file": ""})
    row = {"list_id": list_id, "number": 1, "row_fingerprint": b"1", "state": "open"}
    row_id = await insert(tx, "returned_row", **row, sealed={"typed": {}})
    await tx.execute(
        "INSERT INTO candidate (row_id, rank, person_id, score, verdict, fields, sealed)"
        " VALUES (:row, 1, :person, 1.0, 'sure', '', :sealed)",
        row=row_id,
        person=known.person,
        sealed=tx.seal("candidate", f"{row_id}/1", {"fields": {}}),
    )
    await tx.execute(
        "INSERT INTO likeness (inquiry_id, rank, person_id, score, fields, sealed)"
        " VALUES (:inquiry, 1, :person, 1.0, '', :sealed)",
        inquiry=known.inquiry,
        person=known.person,
        sealed=tx.seal("likeness", f"{known.inquiry}/1", {"fields": {}}),
    )
    batch = {"list_id": list_id, "operator_id": known.verifier, "begun_at": 0}
    await bound_rows.bind(tx, await insert(tx, "batch", **batch, sealed={"statement": "?"}), [[row_id, 1]])
    await insert(
        tx, "guide", topic="civilian", number=1, shown=1, confirmed_by=known.reporter, confirmed_at=0,
        sealed={"words": {}},
    )  # fmt: skip
    sighting = await insert(tx, "sighting", chat_id=known.chat, state="new", reported_at=0, sealed={"whom": "?"})
    await tx.execute(
        "INSERT INTO corroboration (sighting_id, person_id, reliability, linked_by, linked_at, sealed)"
        " VALUES (:sighting, :person, 'knew', :operator, 0, :sealed)",
        sighting=sighting,
        person=known.person,
        operator=known.reporter,
        sealed=tx.seal("corroboration", f"{sighting}/{known.person}", {"remark": ""}),
    )
    other = await insert(tx, "person", category="civilian", registered_at=0, sealed={"facts": {}, "source_id": None})
    await insert(
        tx, "joining", person_id=known.person, other_id=other, state="proposed", asked_by=known.reporter, asked_at=0,
        sealed={"reason": "?", "parting": ""},
    )  # fmt: skip
    await insert(tx, "message", chat_id=known.chat, sort="question", sent_at=0, sealed={"text": "?"})
    await tx.execute(
        "INSERT INTO draft (chat_id, form, updated_at, sealed) VALUES (:chat, 'report', 0, :sealed)",
        chat=known.chat,
        sealed=tx.seal("draft", f"{known.chat}/report", {"step": 3}),
    )
    broadcast = await insert(
        tx, "broadcast", state="sending", revision=1, author_id=known.reporter, written_at=0, audience="everyone",
        number=1, approver_id=known.verifier, approved_at=0, due_at=0, expires_at=1, sealed={"answers": {}},
    )  # fmt: skip
    await insert(
        tx, "broadcast_text", broadcast_id=broadcast, approver_id=known.verifier, language="uk", sealed={"method": ""}
    )
    await insert(tx, "change", inquiry_id=known.inquiry, field="phone", changed_at=0, sealed={"old": "1", "new": "2"})
    await tx.execute(
        "INSERT INTO second_factor (operator_id, made_at, sealed) VALUES (:operator, 0, :sealed)",
        operator=known.reporter,
        sealed=tx.seal("second_factor", known.reporter, {"secret": "?"}),
    )
    await insert(
        tx, "passkey", chat_id=known.chat, credential_fingerprint=b"1", made_at=0, sign_count=0, sealed={"key": "?"}
    )  # fmt: skip
    await insert(tx, "signed_act", operator_id=known.reporter, signed_at=0, sealed={"bound": "?"})
    await insert(tx, "handover", operator_id=known.reporter, written_at=0, sealed={"words": "?"})
    await emails.keep(tx, known.reporter, "somebody@ngo.example")
    await tx.execute(
        "INSERT INTO pending_act (operator_id, expires_at, sealed) VALUES (:operator, 0, :sealed)",
        operator=known.reporter,
        sealed=tx.seal("pending_act", known.reporter, {"deed": {}}),
    )
    await tx.execute(
        "INSERT INTO entering (chat_id, role, asked_at, sealed) VALUES (:chat, 'verifier', 0, :sealed)",
        chat=known.chat,
        sealed=tx.seal("entering", known.chat, {"name": "?"}),
    )
    await declarations.add(tx, known.chat, {"surname": "?", "birth_date": ""}, 0)
    await insert(tx, "errand", chat_id=known.chat, kind="reminder", listed_at=0, due_at=0, sealed={"html": "?"})
    await new_numbers.note(tx, known.chat, "+447700900333", known.reporter, 0)
    await insert(tx, "announcement", chat_id=known.chat, kind="alarm", said_at=0, sealed={"html": "?", "ways": []})
    await note(tx, "audit")


async def _everything(tx: Transaction) -> dict[str, Any]:
    """Every sealed record, opened, and every blob."""
    records, blobs = {}, []
    for table, columns in SEALED.items():
        for row in await tx.all(f"SELECT {', '.join(columns)}, sealed FROM {table} WHERE sealed IS NOT NULL"):
            name = "/".join(str(row[column]) for column in columns)
            records[f"{table} {name}"] = tx.unseal(table, name, row["sealed"])
            blobs.append(row["sealed"])
    keys = await tx.all("SELECT id FROM data_key WHERE purpose = 'records'")
    return {"records": records, "blobs": set(blobs), "keys": [row["id"] for row in keys]}


async def _phone(tx: Transaction) -> bytes:
    return tx.fingerprint("phone", "+380000000000")


async def test_every_table_with_a_sealed_column_is_known(file_url: str, key: str) -> None:
    await (await Store.open(file_url, [key])).close()
    db = await Sqlite.open(path_of(file_url))
    tables = await db.all(
        "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c ON c.name = 'sealed'"
        " WHERE m.type = 'table'",
        {},
    )
    keys = {
        row["name"]: await db.all(f"SELECT name FROM pragma_table_info('{row['name']}') WHERE pk > 0 ORDER BY pk", {})
        for row in tables
    }
    await db.close()
    assert {table: tuple(column["name"] for column in columns) for table, columns in keys.items()} == SEALED


async def test_everything_is_sealed_anew_and_reads_the_same(url: str, key: str) -> None:
    newer = new_master_key()
    store = await Store.open(url, [key])
    await store.run(_fill_every_table)
    before, phone = await store.read(_everything), await store.read(_phone)
    await store.close()

    store = await Store.open(url, [newer, key])
    counts = await rotate(store)
    after = await store.read(_everything)
    assert counts == {table: sum(name.startswith(f"{table} ") for name in before["records"]) for table in SEALED}
    assert all(counts.values())
    assert after["records"] == before["records"]
    assert not after["blobs"] & before["blobs"]
    assert not set(after["keys"]) & set(before["keys"])
    assert await store.read(_phone) == phone
    await store.close()

    with pytest.raises(KeysDoNotOpen):
        await Store.open(url, [key])
    store = await Store.open(url, [newer])
    assert (await store.read(_everything))["records"] == before["records"]
    assert await store.read(_phone) == phone
    await store.close()


async def test_it_goes_on_page_by_page(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rotation, "PAGE", 4)
    words = [str(number) for number in range(12)]
    for word in words:
        await store.run(note, word)
    assert (await rotate(store))["audit"] == 12
    assert await store.read(sealed_words) == words


async def test_the_same_master_key_may_stay(store: Store) -> None:
    await store.run(note, "one")
    before = await store.read(_everything)
    await rotate(store)
    await rotate(store)
    after = await store.read(_everything)
    assert after["records"] == before["records"]
    assert after["keys"] > before["keys"]


async def test_it_runs_while_another_process_writes(url: str, key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rotation, "PAGE", 10)
    newer = new_master_key()
    bot = await Store.open(url, [newer, key])
    clerk = await Store.open(url, [newer, key])

    async def busy() -> list[int]:
        return [await bot.run(note, str(number)) for number in range(60)]

    written, _ = await asyncio.gather(busy(), rotate(clerk))
    await asyncio.gather(bot.run(note, "after"), clerk.run(note, "after"))
    await bot.close()
    await clerk.close()
    store = await Store.open(url, [newer])
    assert len(await store.read(sealed_words)) == len(written) + 2
    await store.close()


async def test_a_process_without_the_new_key_stops_instead_of_sealing_with_the_old(url: str, key: str) -> None:
    old = await Store.open(url, [key])
    clerk = await Store.open(url, [new_master_key(), key])
    await rotate(clerk)
    with pytest.raises(KeysDoNotOpen):
        await old.run(note, "late")
    await old.close()
    await clerk.close()


async def test_a_rotation_that_was_killed_is_finished_by_the_next(store: Store) -> None:
    await store.run(note, "one")
    await store.run(rotation._add_keys, store.keys)
    await store.run(note, "two")
    assert (await rotate(store))["audit"] == 2
    after = await store.read(_everything)
    assert len(after["keys"]) == 1
    assert await store.read(sealed_words) == ["one", "two"]


async def test_a_key_from_a_clock_that_was_ahead_is_replaced_all_the_same(store: Store) -> None:
    ahead = new_id() + 2**50

    async def from_the_future(tx: Transaction) -> None:
        await tx.execute("DELETE FROM data_key WHERE purpose = 'records'")
        await tx.execute(
            "INSERT INTO data_key (id, purpose, master, wrapped, created_at)"
            " VALUES (:id, 'records', :master, :wrapped, 0)",
            id=ahead,
            master=store.keys.masters[0].name,
            wrapped=store.keys.masters[0].wrap(ahead, "records", bytes(32)),
        )

    await store.run(from_the_future)
    await store.run(note, "one")
    assert (await rotate(store))["audit"] == 1
    assert await store.read(sealed_words) == ["one"]
