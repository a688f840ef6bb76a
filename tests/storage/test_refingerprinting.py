"""A new key for the keyed hashes: everything is found as before, and who had the old key can test no guess."""

import asyncio
from typing import Any

import pytest

from bot.model.message import Kind
from bot.model.reference import new_reference
from storage.register import chats, inquiries, kin, persons
from storage.rights import erasing
from storage.store import refingerprinting
from storage.store.keys import new_master_key
from storage.store.refingerprinting import ENDED, HASHES, renew
from storage.store.rotation import rotate
from storage.store.sqlite import Sqlite
from storage.store.store import Store, path_of
from storage.store.transaction import Transaction
from tests.storage.cast import insert
from tests.storage.jobs import note

FACTS = {"category": "civilian", "surname": "Тестенко", "given": "Тест", "birth_date": "1991-03-12"}
NO_HASH = {"sealed", "stamp", "wrapped", "old", "fresh", "digest", "link", "seal"}
ANNA, REFERENCE, CODE, RECEIPT = 4_711, "7K3M-9QX1", "7K3M9QX17K3M", "RCPT-1"


async def _town(tx: Transaction) -> int:
    """Anna asks about somebody who stands in the register, was told with a code, and somebody else was erased."""
    chat = await chats.get_or_create(tx, ANNA, "private", "uk", 1)
    await inquiries.add(tx, chat.id, REFERENCE, FACTS, 1)
    person_id = await persons.add(tx, FACTS, 1, "R1")
    await tx.execute(
        "INSERT INTO code (code_fingerprint, kind, chat_id, issued_at) VALUES (:code, :kind, :chat, 1)",
        code=tx.fingerprint("code", CODE),
        kind=Kind.REPLY.value,
        chat=chat.id,
    )
    await tx.execute(
        "INSERT INTO code_words (code_fingerprint, words_fingerprint) VALUES (:code, :words)",
        code=tx.fingerprint("code", CODE),
        words=tx.fingerprint("words of a code", f"{CODE}\0x"),
    )
    await tx.insert("erased", fingerprint=tx.fingerprint("source", "R0"), erased_at=1)
    await insert(tx, "erasure", receipt_fingerprint=tx.fingerprint("receipt", RECEIPT), scope="everything", erased_at=1)
    return person_id


async def _finds(tx: Transaction, person_id: int) -> list[bool]:
    chat = await chats.find(tx, ANNA)
    found = await inquiries.by_reference(tx, REFERENCE)
    words = "code_words w JOIN code c ON c.code_fingerprint = w.code_fingerprint WHERE w.words_fingerprint = :words"
    return [
        chat is not None and await kin.is_relative(tx, chat, person_id),
        found is not None and found.reference == REFERENCE,
        "R1" in await persons.by_sources(tx, ["R1"]),
        await tx.exists("code WHERE code_fingerprint = :code", code=tx.fingerprint("code", CODE)),
        await tx.exists(words, words=tx.fingerprint("words of a code", f"{CODE}\0x")),
        await tx.exists("erased WHERE fingerprint = :gone", gone=tx.fingerprint("source", "R0")),
        await tx.exists("erasure WHERE receipt_fingerprint = :one", one=tx.fingerprint("receipt", RECEIPT)),
    ]


async def _all_hashes(tx: Transaction) -> set[Any]:
    found = set()
    for table, (hashes, _key) in HASHES.items():
        for name in hashes:
            found |= {row["hash"] for row in await tx.all(f"SELECT {name} AS hash FROM {table}")}
    return found - {None}


async def test_every_column_with_a_hash_is_known(file_url: str, key: str) -> None:
    await (await Store.open(file_url, [key])).close()
    db = await Sqlite.open(path_of(file_url))
    rows = await db.all(
        "SELECT m.name AS owner, c.name, c.pk FROM sqlite_master m JOIN pragma_table_info(m.name) c"
        " WHERE m.type = 'table' AND (c.type = 'BLOB' OR c.pk > 0) ORDER BY c.pk",
        {},
    )
    blobs = await db.all(
        "SELECT m.name AS owner, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c"
        " WHERE m.type = 'table' AND c.type = 'BLOB'",
        {},
    )
    await db.close()
    lasting = [row for row in blobs if row["owner"] not in ENDED and row["name"] not in NO_HASH]
    assert {(row["owner"], row["name"]) for row in lasting} == {
        (table, name) for table, (hashes, _key) in HASHES.items() for name in hashes
    }
    for table, (_hashes, columns) in HASHES.items():
        assert columns == tuple(row["name"] for row in rows if row["owner"] == table and row["pk"])


async def test_everything_is_found_under_a_new_key_and_no_hash_stays(url: str, key: str) -> None:
    store = await Store.open(url, [key])
    person_id = await store.run(_town)
    before, guess = await store.read(_all_hashes), await store.read(_hash_of_anna)
    assert guess in before
    for _ in range(2):
        assert await renew(store) == len(before)
        assert all(await store.read(_finds, person_id))
    after = await store.read(_all_hashes)
    assert len(after) == len(before)
    assert not after & before
    assert await store.read(lambda tx: tx.count("coming_fingerprint")) == 0
    await store.close()
    store = await Store.open(url, [key])
    assert all(await store.read(_finds, person_id))
    await store.close()


async def _hash_of_anna(tx: Transaction) -> bytes:
    return tx.fingerprint("chat", str(ANNA))


async def test_a_new_key_is_under_the_newest_master_key(url: str, key: str) -> None:
    newer = new_master_key()
    store = await Store.open(url, [newer, key])
    person_id = await store.run(_town)
    await rotate(store)
    await renew(store)
    await store.close()
    store = await Store.open(url, [newer])
    assert all(await store.read(_finds, person_id))
    await store.close()


async def test_after_a_crash_it_goes_on_and_until_the_end_everything_is_found_as_before(
    store: Store, second: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refingerprinting, "PAGE", 2)
    person_id = await store.run(_town)
    for number in range(7):
        await store.run(chats.get_or_create, number, "private", "uk", 1)
    await store.run(refingerprinting._begin, store.keys)
    await store.run(refingerprinting._learn_page, store.keys, "chat", ())
    assert all(await second.read(_finds, person_id))
    late = await second.run(chats.get_or_create, 99, "private", "uk", 1)
    await second.run(inquiries.add, late.id, new_reference(), FACTS, 1)
    await renew(store)
    for looking in (store, second):
        assert all(await looking.read(_finds, person_id))
        assert await looking.read(chats.find, 99) == late.id
        assert [await looking.read(chats.find, number) is not None for number in range(7)] == [True] * 7


async def test_it_runs_while_another_process_writes(
    store: Store, second: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refingerprinting, "PAGE", 5)
    for number in range(20):
        await store.run(chats.get_or_create, number, "private", "uk", 1)

    async def busy() -> None:
        for number in range(20, 60):
            await second.run(chats.get_or_create, number, "private", "uk", 1)
            await second.run(note, str(number))

    await asyncio.gather(busy(), renew(store))
    found = [await second.read(chats.find, number) for number in range(60)]
    assert None not in found
    assert len(set(found)) == 60


async def test_who_was_erased_stays_erased_for_an_import(store: Store) -> None:
    await store.run(_town)
    await renew(store)
    assert await store.read(erasing.erased_among, ["R0", "R1"]) == {"R0"}
