"""The register changes while somebody is compared with it: what was found beside an earlier one is not kept."""

import pytest

from bot.importer import carried_out
from bot.matcher import Index
from bot.matcher import inquiries as inquired
from bot.matcher import rows as listed
from bot.model.inquiry import Inquiry
from bot.model.reference import new_reference
from bot.model.returned import TypedRow
from bot.tables.registering import Registrable
from storage.lists import candidates, list_rows, lists
from storage.register import chats, inquiries, likenesses, persons, revision, to_compare
from storage.register.persons import Change
from storage.store.store import Store
from storage.store.transaction import Transaction
from tests.storage.cast import operator

TARAS = {"category": "civilian", "surname": "Коваль", "given": "Тарас", "birth_date": "1991-03-12"}
NOW = 1_700_000_000


@pytest.fixture
async def index(store: Store) -> Index:
    found = Index(store)
    await found.follow()
    return found


async def asks(tx: Transaction) -> Inquiry:
    """Somebody asks about Taras."""
    chat = await chats.get_or_create(tx, 1, "private", "uk", NOW)
    return await inquiries.get(tx, await inquiries.add(tx, chat.id, new_reference(), TARAS, NOW))


async def is_imported(tx: Transaction) -> int:
    """Taras comes with a register, after which everybody is compared again."""
    person = await persons.add(tx, TARAS, NOW, "A-1")
    await revision.grow(tx)
    await to_compare.inquiries_again(tx, 0)
    await to_compare.rows_again(tx, 0)
    return person


async def asks_and_is_compared(tx: Transaction) -> None:
    """A family whose inquiry was compared with the register."""
    inquiry = await asks(tx)
    await likenesses.keep(tx, inquiry.id, [], NOW)


async def is_brought(tx: Transaction, rows: int) -> int:
    """A list with so many rows, of which is known where it comes from."""
    cells = {"surname": "Коваль", "given": "Тарас", "birth_date": "12.03.1991"}
    typed = [TypedRow(number, cells, "коваль|1991") for number in range(1, rows + 1)]
    found = await lists.add(tx, await operator(tx, 2), "a.csv", "1", typed, NOW) or 0
    await lists.describe(tx, await lists.get(tx, found), {"source": "x"}, hostile=False)
    return found


async def nobody_is_found(tx: Transaction) -> None:
    """The rows were compared as well."""
    await tx.execute("UPDATE returned_row SET state = 'nobody'")


async def say_nothing(_count: int) -> None:
    """Nobody looks on."""


async def waits(store: Store) -> bool:
    """Whether an inquiry is still to be compared."""
    return bool(await store.read(to_compare.some))


async def test_who_is_accepted_meanwhile_is_compared_as_the_person_he_is_by_now(store: Store, index: Index) -> None:
    imported = await store.run(is_imported)
    asked = await store.run(asks)

    async def accept(tx: Transaction) -> int:
        own = await persons.add(tx, TARAS, NOW)
        assert await inquiries.accept(tx, asked, own, {"way": "other_way"}, await operator(tx, 2), NOW)
        return own

    own = await store.run(accept)
    await index.follow()
    await inquired.compare(store, index, asked, NOW)
    assert await waits(store)
    [accepted] = await store.read(to_compare.some)
    await inquired.compare(store, index, accepted, NOW)
    assert not await waits(store)
    assert [one.person_id for one in await store.read(likenesses.of_person, own)] == [imported]


async def test_an_inquiry_compared_before_the_end_of_an_import_is_compared_again(store: Store, index: Index) -> None:
    asked = await store.run(asks)
    await index.follow()
    imported = await store.run(is_imported)
    await inquired.compare(store, index, asked, NOW)
    assert await waits(store)
    await index.follow()
    await inquired.compare(store, index, asked, NOW)
    assert not await waits(store)
    assert [one.person_id for one in await store.read(likenesses.of_inquiry, asked.id)] == [imported]


async def test_after_an_import_everybody_is_compared_again_piece_by_piece(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(to_compare, "PIECE", 2)
    for _family in range(5):
        await store.run(asks_and_is_compared)
    brought = await store.run(is_brought, 5)
    await store.run(nobody_is_found)
    rows = [Registrable(1, "A-1", {**TARAS, "category": "civilian"})]
    assert (await carried_out(store, rows, lambda: NOW, say_nothing))[Change.NEW] == 1
    assert len(await store.read(to_compare.some)) == 5
    assert len(await store.read(list_rows.new_rows, brought, 9)) == 5


async def test_rows_compared_before_the_end_of_an_import_are_compared_again(store: Store, index: Index) -> None:
    brought = await store.run(is_brought, 1)
    [row] = await store.read(list_rows.new_rows, brought, 9)
    imported = await store.run(is_imported)
    await listed.compare(store, index, await store.read(lists.get, brought), NOW)
    assert [one.person_id for one in await store.read(candidates.of_row, row.id)] == [imported]
