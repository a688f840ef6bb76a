"""Sealed records open only where, and with what, they were sealed."""

import base64
import os
from itertools import pairwise
from typing import Any

import pytest

from storage.store.encryption import CannotDecrypt, Vault
from storage.store.ids import new_id
from storage.store.keys import KeysDoNotOpen, new_master_key
from storage.store.store import Store
from storage.store.transaction import Transaction
from tests.storage.jobs import note, sealed_words

HALF_A_CHARACTER = "\ud83d"
RECORD = {"odd": HALF_A_CHARACTER, "surname": "Тестенко-О'Приклад", "tags": ["a", None, 1.5], "nested": {"": True}}


@pytest.fixture
def vault() -> Vault:
    return Vault({7: os.urandom(32)}, (os.urandom(32),), frozenset({7}))


def test_a_record_comes_back_as_it_was(vault: Vault) -> None:
    assert vault.unseal("person", 1, vault.seal("person", 1, RECORD)) == RECORD
    assert vault.unseal("draft", "1/report", vault.seal("draft", "1/report", {})) == {}


def test_the_same_record_never_looks_the_same(vault: Vault) -> None:
    assert vault.seal("person", 1, RECORD) != vault.seal("person", 1, RECORD)


def test_the_length_tells_little(vault: Vault) -> None:
    lengths = {len(vault.seal("person", 1, {"surname": "я" * letters})) for letters in range(20)}
    assert len(lengths) == 1
    assert (lengths.pop() - len(vault.seal("person", 1, {"surname": "я" * 40}))) % 64 == 0


def test_nothing_of_the_record_is_seen(vault: Vault) -> None:
    sealed = vault.seal("person", 1, {"surname": "Testenko"})
    assert b"Testenko" not in sealed
    assert b"surname" not in sealed


@pytest.mark.parametrize(("table", "row"), [("chat", 1), ("person", 2), ("person", "1|"), ("pers", "on|1")])
def test_it_does_not_open_in_another_place(vault: Vault, table: str, row: int | str) -> None:
    sealed = vault.seal("person", 1, RECORD)
    with pytest.raises(CannotDecrypt):
        vault.unseal(table, row, sealed)


def test_a_flipped_bit_anywhere_is_noticed(vault: Vault) -> None:
    sealed = vault.seal("person", 1, {})
    for place in range(len(sealed)):
        flipped = bytearray(sealed)
        flipped[place] ^= 1
        with pytest.raises(CannotDecrypt):
            vault.unseal("person", 1, bytes(flipped))


@pytest.mark.parametrize("length", [0, 1, 9, 21, 36, -1])
def test_a_piece_of_it_does_not_open(vault: Vault, length: int) -> None:
    with pytest.raises(CannotDecrypt):
        vault.unseal("person", 1, vault.seal("person", 1, RECORD)[:length])


def test_another_key_does_not_open_it(vault: Vault) -> None:
    sealed = vault.seal("person", 1, RECORD)
    for stranger in (7, 8):
        with pytest.raises(CannotDecrypt):
            Vault({stranger: os.urandom(32)}, (os.urandom(32),), frozenset()).unseal("person", 1, sealed)


def test_what_is_raised_names_the_place_and_nothing_else(vault: Vault) -> None:
    with pytest.raises(CannotDecrypt) as raised:
        vault.unseal("person", 4711, vault.seal("person", 1, RECORD))
    assert str(raised.value) == "the sealed record of person 4711 does not open"
    assert raised.value.__cause__ is None


def test_a_fingerprint_depends_on_key_purpose_and_value(vault: Vault) -> None:
    other = Vault({7: os.urandom(32)}, (os.urandom(32),), frozenset())
    made = [
        vault.fingerprint("phone", "1"), vault.fingerprint("phone", "2"), vault.fingerprint("chat", "1"),
        vault.fingerprint("phone1", ""), vault.fingerprint("phone", HALF_A_CHARACTER), other.fingerprint("phone", "1"),
    ]  # fmt: skip
    assert len(set(made)) == len(made)
    assert {len(one) for one in made} == {16}
    assert made[0] == vault.fingerprint("phone", "1")


async def test_two_rows_whose_blobs_were_swapped_do_not_open(store: Store) -> None:
    async def swap(tx: Transaction) -> None:
        one, two = await tx.all("SELECT id, sealed FROM audit ORDER BY id")
        for here, there in ((one, two), (two, one)):
            await tx.execute("UPDATE audit SET sealed = :sealed WHERE id = :id", id=here["id"], sealed=there["sealed"])

    await store.run(note, "one")
    await store.run(note, "two")
    assert await store.read(sealed_words) == ["one", "two"]
    await store.run(swap)
    with pytest.raises(CannotDecrypt, match="audit"):
        await store.read(sealed_words)


async def test_a_database_opens_again_with_its_key_and_not_with_another(url: str, key: str) -> None:
    store = await Store.open(url, [key])
    await store.run(note, "one")
    await store.close()
    stranger = new_master_key()
    with pytest.raises(KeysDoNotOpen, match="needs the master key with the fingerprint") as raised:
        await Store.open(url, [stranger])
    assert key not in str(raised.value)
    assert stranger not in str(raised.value)
    for keys in ([key], [stranger, key]):
        store = await Store.open(url, keys)
        assert await store.read(sealed_words) == ["one"]
        await store.close()


@pytest.mark.parametrize(
    "keys",
    [[], [""], ["not base64!"], [base64.b64encode(b"short").decode()], [base64.b64encode(bytes(33)).decode()],
     [base64.b64encode(bytes(32)).decode(), "x"]],
)  # fmt: skip
async def test_a_key_that_is_none_is_refused_before_anything_is_made(tmp_path: Any, keys: list[str]) -> None:
    with pytest.raises(KeysDoNotOpen, match="DATA_KEYS") as raised:
        await Store.open(f"sqlite:///{tmp_path}/z.db", keys)
    assert "not base64!" not in str(raised.value)
    assert list(tmp_path.iterdir()) == []


async def test_a_data_key_that_was_changed_does_not_open(store: Store, key: str) -> None:
    async def spoil(tx: Transaction) -> None:
        await tx.execute("UPDATE data_key SET wrapped = :wrapped", wrapped=os.urandom(60))

    await store.run(spoil)
    with pytest.raises(KeysDoNotOpen, match="was changed"):
        await Store.open(store.url, [key])


async def test_a_database_that_lost_a_data_key_is_not_written_to(store: Store) -> None:
    async def lose(tx: Transaction) -> None:
        await tx.execute("DELETE FROM data_key WHERE purpose = 'fingerprints'")

    await store.run(lose)
    with pytest.raises(KeysDoNotOpen, match="data_key"):
        await store.run(note, "one")


def test_ids_grow_and_fit_into_63_bits() -> None:
    ids = [new_id() for _ in range(10_000)]
    assert all(earlier < later for earlier, later in pairwise(ids))
    assert ids[0] > 0
    assert ids[-1] < 2**63


def test_ids_grow_also_when_the_clock_goes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    before = new_id()
    monkeypatch.setattr("time.time_ns", lambda: 0)
    assert before < new_id() < new_id()
