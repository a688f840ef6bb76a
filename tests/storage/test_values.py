"""Values go into both databases and come back the same."""

from enum import StrEnum
from typing import Any

import pytest
from markupsafe import Markup

from storage.store.store import Store, connect
from storage.store.transaction import Transaction
from tests.storage.cast import insert
from tests.storage.jobs import note, notes


class Action(StrEnum):
    READ = "read"


@pytest.mark.parametrize(
    ("column", "value", "stored"),
    [
        ("at", 2**62, 2**62),
        ("at", -1, -1),
        ("at", True, 1),
        ("subject", "Її 'слово' — %s %(x)s :name ::text \\ \" ; --", None),
        ("subject", Markup("<b>so</b>"), "<b>so</b>"),
        ("action", Action.READ, "read"),
        ("sealed", bytes(range(256)), None),
        ("sealed", b"", None),
        ("sealed", None, None),
        ("subject_id", None, None),
    ],
)
async def test_a_value_comes_back_as_it_went(store: Store, column: str, value: Any, stored: Any) -> None:
    async def there_and_back(tx: Transaction) -> Any:
        row = {"at": 0, "action": "note", "subject": "word", column: value}
        row_id = await insert(tx, "audit", **row)
        found = await tx.one(f"SELECT {column} AS found FROM audit WHERE id = :id", id=row_id)
        assert found
        return found["found"]

    found = await store.run(there_and_back)
    expected = value if stored is None else stored
    assert found == expected
    assert type(found) is type(expected)


async def test_literals_and_comments_in_a_statement_stay_as_they_are(store: Store) -> None:
    async def odd(tx: Transaction) -> Any:
        return await tx.one(
            """SELECT ':a %s ''x'' 100%' AS literal, -- :b % ' "
                      CAST(:a AS INTEGER) /* :c % ; */ + 7 % 4 AS sum, :a = :a AS "is:so" ;""",
            a=1,
        )

    row = await store.run(odd)
    assert row == {"literal": ":a %s 'x' 100%", "sum": 4, "is:so": 1}


async def test_sums_and_counts_are_whole_numbers(store: Store) -> None:
    async def totals(tx: Transaction) -> Any:
        await note(tx, "one")
        await note(tx, "two")
        return await tx.one(
            "SELECT SUM(at + 2147483647) AS total, COUNT(*) AS many, MAX(id) - MIN(id) AS gap FROM audit"
        )

    row = await store.run(totals)
    assert row["total"] == 2 * 2_147_483_647
    assert all(type(value) is int for value in row.values())


async def test_a_statement_says_how_many_rows_it_touched(store: Store) -> None:
    async def touched(tx: Transaction) -> list[int]:
        for word in "abc":
            await note(tx, word)
        return [
            await tx.execute("UPDATE audit SET at = 5 WHERE subject <> :word", word="a"),
            await tx.execute("UPDATE audit SET at = 6 WHERE at = 7"),
            await tx.execute("UPDATE audit SET at = 7 RETURNING id"),
            await tx.execute("WITH x AS (SELECT 'b' AS word) DELETE FROM audit WHERE subject IN (SELECT word FROM x)"),
        ]

    assert await store.run(touched) == [2, 0, 3, 1]
    assert await store.read(notes) == ["a", "c"]


async def test_an_optional_value_may_be_missing(store: Store) -> None:
    async def maybe(tx: Transaction, word: str | None) -> int:
        return len(await tx.all("SELECT id FROM audit WHERE :word IS NULL OR subject = :word", word=word))

    await store.run(note, "one")
    assert [await store.read(maybe, word) for word in (None, "one", "two")] == [1, 1, 0]


async def test_only_urls_of_the_two_databases_are_taken() -> None:
    with pytest.raises(ValueError, match="sqlite"):
        await connect("mysql://elsewhere")
