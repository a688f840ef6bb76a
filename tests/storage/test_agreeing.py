"""In what somebody fits somebody stands nowhere in the clear, whichever program wrote it."""

import json

import pytest

from storage.register import agreeing, likenesses
from storage.store import stamps
from storage.store.store import Store
from storage.store.transaction import Row, Transaction
from tests.stamping import made_by_an_older_program
from tests.storage.cast import case, insert

FIELDS = {"surname": "equal", "birth": "a year off"}


async def _in_the_clear(tx: Transaction) -> int:
    """A list and an inquiry, each with whom they fit, as an older program wrote them; the inquiry."""
    known = await case(tx)
    brought = {"checksum": b"1", "state": "open", "received_by": known.reporter, "received_at": 0}
    list_id = await insert(tx, "returned_list", **brought, sealed={"name": ""})
    for number in range(1, 6):
        row = {"list_id": list_id, "number": number, "row_fingerprint": b"1", "state": "open"}
        row_id = await insert(tx, "returned_row", **row, sealed={"typed": {}})
        await tx.insert(
            "candidate", row_id=row_id, rank=1, person_id=known.person, score=1.0, verdict="sure",
            fields=json.dumps(FIELDS),
        )  # fmt: skip
    await tx.insert(
        "likeness", inquiry_id=known.inquiry, rank=1, person_id=known.person, score=1.0, fields=json.dumps(FIELDS)
    )
    return known.inquiry


async def _left(tx: Transaction) -> int:
    return sum([await tx.count(f"{table} WHERE fields <> '' OR sealed IS NULL") for table in agreeing.OWNERS])


async def test_what_was_in_the_clear_is_sealed_when_the_database_is_opened(
    url: str, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(agreeing, "PAGE", 2)
    monkeypatch.setattr(stamps, "PAGE", 2)
    store = await Store.open(url, [key])
    inquiry = await store.run(_in_the_clear)
    assert await store.read(_left) == 6
    await store.run(made_by_an_older_program, store)
    await store.close()

    store = await Store.open(url, [key])
    assert await store.read(_left) == 0
    (found,) = await store.read(likenesses.of_inquiry, inquiry)
    assert found.fields == FIELDS
    rows = await store.read(lambda tx: tx.all("SELECT row_id, rank, sealed FROM candidate"))
    assert [await store.read(_opened, row) for row in rows] == [FIELDS] * 5
    await store.close()


async def _opened(tx: Transaction, row: Row) -> dict[str, str]:
    return agreeing.opened(tx, "candidate", row)
