"""Records of one person, in both databases: what hangs together, what an erasure leaves, who may stand for it."""

import pytest

from bot.model.joining import JoiningState
from storage.register import joinings, persons, records
from storage.returns import reports
from storage.rights import erasing
from storage.store.store import Store
from storage.store.transaction import Transaction
from tests.storage.cast import operator

TARAS = {"category": "civilian", "surname": "Коваль", "given": "Тарас", "birth_date": "1991-03-12"}
EVIDENCE = {"source": "x", "date": "2026-03-12", "territory": "x", "identity": "x", "wish": "all"}
NOW = 1_700_000_000


async def people(tx: Transaction, count: int) -> list[int]:
    """So many records of one name."""
    return [await persons.add(tx, TARAS, NOW) for _ in range(count)]


async def joined(tx: Transaction, *pairs: tuple[int, int]) -> list[int]:
    """Each pair was joined; the ids of what was said."""
    by = await operator(tx, 1)
    return [await joinings.add(tx, one, two, JoiningState.JOINED, "", by, NOW) for one, two in pairs]


async def test_what_hangs_together_is_one_person_and_a_joining_taken_back_parts_exactly_two(store: Store) -> None:
    async def groups(tx: Transaction) -> list[list[int]]:
        a, b, c, d = await people(tx, 4)
        known = await joined(tx, (a, b), (c, d), (b, c))
        whole = await joinings.regroup(tx, d)
        by = (await joinings.get(tx, known[0])).asked_by
        await joinings.decide(tx, known[2], JoiningState.JOINED, JoiningState.PARTED, by, NOW)
        for side in (b, c):
            await joinings.regroup(tx, side)
        return [whole, *[await records.of(tx, one) for one in (a, b, c, d)]]

    whole, a, b, c, d = await store.run(groups)
    assert len(whole) == 4
    assert a == b and c == d and len(a) == len(c) == 2
    assert not {*a} & {*c}


async def test_whoever_stands_alone_is_one_record(store: Store) -> None:
    async def alone(tx: Transaction) -> bool:
        one, two = await people(tx, 2)
        return await records.of(tx, one) == [one] and not await records.are_one(tx, one, two)

    assert await store.run(alone)


@pytest.mark.parametrize("gone", [0, 1, 2])
async def test_when_a_record_is_erased_the_others_stay_one_person(store: Store, gone: int) -> None:
    async def left(tx: Transaction) -> tuple[list[int], list[int]]:
        those = await people(tx, 3)
        await joined(tx, (those[0], those[1]), (those[1], those[2]))
        await joinings.regroup(tx, those[0])
        await erasing.person(tx, those[gone])
        rest = [one for one in those if one != those[gone]]
        return await records.of(tx, rest[0]), rest

    found, rest = await store.run(left)
    assert found == rest


async def test_what_follows_a_verification_needs_two_different_operators(store: Store) -> None:
    async def follows(tx: Transaction, same: bool) -> int:
        one, two = await people(tx, 2)
        maria, petro = await operator(tx, 11 + same), await operator(tx, 21 + same)
        report = await reports.get(tx, await reports.add(tx, one, maria, EVIDENCE, NOW))
        await reports.decide(tx, report.id, "verified", petro, NOW)
        first = await reports.verify(tx, report, petro, "", NOW, NOW)
        made = await reports.follow(tx, first, two, (maria, maria if same else petro), NOW, NOW)
        return made.follows == first.id and made.person_id == two

    assert await store.run(follows, False)
    with pytest.raises(Exception, match=r"(?i)check"):
        await store.run(follows, True)
