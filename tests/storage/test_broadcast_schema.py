"""The database itself refuses a broadcast that one operator sends alone (N7)."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from storage.store.store import Store
from storage.store.transaction import Transaction
from tests.storage.cast import Case, case, insert

Attempt = Callable[[Transaction, Case], Awaitable[Any]]


async def _approved(tx: Transaction, known: Case, **other: Any) -> int:
    row = {
        "state": "sending", "revision": 1, "author_id": known.reporter, "written_at": 0, "audience": "everyone",
        "number": 1, "approver_id": known.verifier, "approved_at": 0, "due_at": 0, "expires_at": 1, "sealed": {},
    }  # fmt: skip
    return await insert(tx, "broadcast", **{**row, **other})


async def _worded(tx: Transaction, broadcast: int, approver: int) -> int:
    return await insert(tx, "broadcast_text", broadcast_id=broadcast, approver_id=approver, language="uk", sealed={})


async def _refused(store: Store, *attempts: Attempt) -> None:
    for attempt in attempts:

        async def job(tx: Transaction, attempt: Attempt = attempt) -> None:
            await attempt(tx, await case(tx))

        with pytest.raises(Exception, match=r"(?i)constraint"):
            await store.run(job)


async def test_two_operators_make_a_broadcast(store: Store) -> None:
    async def whole_way(tx: Transaction) -> None:
        known = await case(tx)
        await _worded(tx, await _approved(tx, known), known.verifier)

    await store.run(whole_way)


async def test_nobody_sends_alone(store: Store) -> None:
    async def own(tx: Transaction, known: Case) -> None:
        await _approved(tx, known, approver_id=known.reporter)

    async def nobody(tx: Transaction, known: Case) -> None:
        await _approved(tx, known, approver_id=None)

    async def becoming_own(tx: Transaction, known: Case) -> None:
        await _approved(tx, known)
        await tx.execute("UPDATE broadcast SET author_id = approver_id")

    async def no_number(tx: Transaction, known: Case) -> None:
        await _approved(tx, known, number=None)

    async def a_number_twice(tx: Transaction, known: Case) -> None:
        await _approved(tx, known)
        await _approved(tx, known)

    await _refused(store, own, nobody, becoming_own, no_number, a_number_twice)


async def test_words_go_out_only_with_an_approval(store: Store) -> None:
    async def of_a_draft(tx: Transaction, known: Case) -> None:
        nothing = {"approver_id": None, "number": None, "approved_at": None, "due_at": None, "expires_at": None}
        await _worded(tx, await _approved(tx, known, state="proposed", **nothing), known.verifier)

    async def by_somebody_else(tx: Transaction, known: Case) -> None:
        await _worded(tx, await _approved(tx, known), known.reporter)

    async def of_nothing(tx: Transaction, known: Case) -> None:
        await _worded(tx, 1, known.verifier)

    await _refused(store, of_a_draft, by_somebody_else, of_nothing)
