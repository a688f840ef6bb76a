"""The numbers of a month are found by indexes, on both databases."""

from bot.model.looking_back import Sort
from bot.model.numbers import Measure, Wait
from storage.staff import looking_back, numbers
from storage.store.store import Store, connect
from storage.store.transaction import Transaction
from tests.plans import Said, read_whole, said

__all__ = ["said"]

SPANS = [(0, 100), (100, 200)]


async def test_neither_the_numbers_nor_the_history_read_whole_tables(url: str, key: str, said: Said) -> None:
    store = await Store.open(url, [key])
    said.clear()
    await store.read(_asks)
    db = await connect(url)
    whole = [(sql, found) for sql, values in said.items() if (found := await read_whole(db, sql, values))]
    await db.close()
    await store.close()
    assert said
    assert db.dialect != "sqlite" or whole == [], "PostgreSQL reads small tables whole, and is asked only to understand"


async def _asks(tx: Transaction) -> None:
    for measure in Measure:
        assert await numbers.counts(tx, 0, measure, SPANS) == {}
    for wait in Wait:
        assert await numbers.waited(tx, 0, wait, SPANS[0], 1) == []
    for sort in Sort:
        assert await looking_back.of_all(tx, 0, 20, sort) == []
