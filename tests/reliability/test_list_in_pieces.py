"""A long list is verified piece by piece: nothing of it is lost, done twice, or told before operators could stop it."""

import pytest

from bot.model.refused import Refused
from bot.use_cases.lists import comparing, in_pieces, pieces, stopping, together
from storage.lists import batches as stored
from storage.queues import release
from storage.register import inquiries
from storage.rights import erasing
from storage.staff import lockdowns, operators
from storage.store.store import Store
from storage.store.transaction import Row, Transaction
from tests.reliability.clock import Clock
from tests.reliability.listed import ORG, Listed

ROWS, PIECE = 5, 2


@pytest.fixture
async def listed(store: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Listed:
    monkeypatch.setattr(pieces, "PIECE", PIECE)
    made = Listed(store, clock)
    await made.brings(ROWS)
    return made


async def begins(listed: Listed) -> int:
    """Petro verifies the list; the press is over when the first piece is done."""
    await listed.store.run(together.verify, await listed.actor("Petro"), listed.list_id, "I have seen the protocol")
    (batch_id,) = await listed.store.read(stored.open_ones, int(listed.clock()))
    return batch_id


async def goes_on(listed: Listed, batch_id: int) -> bool:
    return await listed.store.run(in_pieces.go_on, ORG, batch_id, int(listed.clock()))


async def _verifications(tx: Transaction) -> list[Row]:
    return await tx.all("SELECT * FROM verification ORDER BY id")


async def _alarms(tx: Transaction) -> int:
    return await tx.count("outbox WHERE kind = 'alarm'")


async def test_operators_can_stop_it_after_the_first_piece_and_all_are_announced_together(listed: Listed) -> None:
    batch_id = await begins(listed)
    assert await listed.store.read(_alarms) == 3
    assert len(await listed.store.read(_verifications)) == PIECE
    while await goes_on(listed, batch_id):
        assert await listed.store.read(_alarms) == 3
    found = await listed.store.read(_verifications)
    assert len(found) == ROWS
    assert {row["announced_with"] for row in found} == {found[0]["id"]}
    assert await listed.store.read(_alarms) == 6
    assert not await listed.store.read(stored.open_ones, int(listed.clock()))


async def test_what_is_stopped_between_two_pieces_goes_on_no_further_and_can_be_verified_again(listed: Listed) -> None:
    batch_id = await begins(listed)
    await listed.store.run(stopping.stop, await listed.actor("Olha"), listed.list_id)
    assert not await goes_on(listed, batch_id)
    assert [row["state"] for row in await listed.store.read(_verifications)] == ["stopped"] * PIECE
    await begins_again(listed)
    assert [row["state"] for row in await listed.store.read(_verifications)] == ["stopped"] * 2 + ["standing"] * 2


async def test_a_lockdown_holds_it_up_and_it_goes_on_when_that_is_over(listed: Listed) -> None:
    batch_id = await begins(listed)
    await listed.store.run(lockdowns.begin, None, int(listed.clock()))
    assert not await goes_on(listed, batch_id) and not await listed.store.read(stored.open_ones, int(listed.clock()))
    assert len(await listed.store.read(_verifications)) == PIECE
    await listed.store.run(lockdowns.lift, int(listed.clock()) + 60)
    assert await listed.store.read(stored.open_ones, int(listed.clock())) == [batch_id]
    while await goes_on(listed, batch_id):
        pass
    assert len(await listed.store.read(_verifications)) == ROWS


async def begins_again(listed: Listed) -> None:
    await listed.store.run(together.verify, await listed.actor("Petro"), listed.list_id, "Now it is certain")


async def test_while_it_goes_on_nobody_else_is_shown_its_rows(listed: Listed) -> None:
    await begins(listed)
    with pytest.raises(Refused):
        await begins_again(listed)
    assert not (await listed.store.run(comparing.view, await listed.actor("Olha"), listed.list_id)).shown


async def test_of_an_operator_who_was_removed_meanwhile_nothing_more_is_verified(listed: Listed) -> None:
    batch_id = await begins(listed)
    petro, now = await listed.actor("Petro"), int(listed.clock())
    assert await listed.store.run(operators.remove, petro.id, now, now)
    while await goes_on(listed, batch_id):
        pass
    assert len(await listed.store.read(_verifications)) == PIECE
    assert (await listed.store.read(stored.get, batch_id)).left_out == ROWS - PIECE
    assert (
        len((await listed.store.run(comparing.view, await listed.actor("Olha"), listed.list_id)).shown) == ROWS - PIECE
    )


async def test_it_goes_on_when_the_first_who_was_verified_asks_to_be_forgotten(listed: Listed) -> None:
    batch_id = await begins(listed)
    await listed.store.run(_first_is_erased, int(listed.clock()))
    while await goes_on(listed, batch_id):
        pass
    left = await listed.store.read(_verifications)
    assert len(left) == ROWS - 1
    assert {row["announced_with"] for row in left} == {left[0]["id"]}
    assert await listed.store.read(_alarms_of, left[0]["id"]) == 6


async def _first_is_erased(tx: Transaction, now: int) -> None:
    first = await tx.known("SELECT person_id FROM verification ORDER BY id LIMIT 1")
    for inquiry in await inquiries.of_person(tx, first["person_id"]):
        await erasing.inquiry(tx, inquiry, now, for_good=True)


async def _alarms_of(tx: Transaction, verification_id: int) -> int:
    return await tx.count("outbox WHERE verification_id = :id", id=verification_id)


async def test_what_goes_on_after_an_interruption_has_its_whole_hold(listed: Listed) -> None:
    batch_id = await begins(listed)
    await listed.store.run(_alarms_are_heard, int(listed.clock()) + 1)
    listed.clock.passes(3_600)
    while await goes_on(listed, batch_id):
        pass
    alarms = await listed.store.run(_alarms_are_heard, int(listed.clock()) + 1)
    await listed.store.run(release.alarms_ended, alarms, int(listed.clock()) + 1)
    late = await listed.store.read(lambda tx: tx.all("SELECT due_at FROM outbox WHERE notice_id IS NOT NULL"))
    assert sorted(row["due_at"] - int(listed.clock()) >= ORG.notice_hold for row in late) == [False] * 2 + [True] * 3


async def _alarms_are_heard(tx: Transaction, now: int) -> list[int]:
    rows = await tx.all(
        "UPDATE outbox SET state = 'sent', settled_at = :now WHERE kind = 'alarm' AND state = 'due' RETURNING id",
        now=now,
    )
    return [row["id"] for row in rows]
