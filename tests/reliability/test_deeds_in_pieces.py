"""Whatever a press does to a whole list goes on from where a killed process left it, and is done once."""

from collections.abc import AsyncIterator

import pytest

from bot.list_worker import ListWorker
from bot.model.board import Work
from bot.model.correction import Wrong
from bot.model.refused import Reason, Refused
from bot.model.returned import PossibleMatch, RowState
from bot.use_cases.lists import in_pieces, leaving, pieces, stopping, sure_ones, together, undoing
from bot.use_cases.returns import corrections
from bot.use_cases.staff import board
from storage.lists import batches, candidates, decisions, list_rows, lists
from storage.lists.list_rows import as_row
from storage.queues import flight
from storage.store import stamps
from storage.store.lease import take
from storage.store.store import Store
from storage.store.transaction import Row, Transaction
from tests.reliability.clock import Clock
from tests.reliability.listed import ORG, Listed

ROWS, PIECE = 5, 2
TAKEN = 3  # at once of those that are sure


@pytest.fixture
async def listed(store: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Listed:
    monkeypatch.setattr(pieces, "PIECE", PIECE)
    monkeypatch.setattr(sure_ones, "AT_ONCE", TAKEN)
    made = Listed(store, clock)
    await made.brings(ROWS)
    return made


@pytest.fixture
async def next_process(listed: Listed, url: str, keys: list[str]) -> AsyncIterator[Store]:
    """The one that goes on after the first was killed: it knows what is in the database, and nothing else."""
    opened = await Store.open(url, keys)
    yield opened
    await opened.close()


async def goes_on(store: Store, listed: Listed) -> None:
    """Whatever was begun comes to its end."""
    await ListWorker(store, ORG, listed.clock)._round()
    assert not await store.read(batches.open_ones, int(listed.clock()))


async def verified(listed: Listed) -> None:
    await listed.store.run(together.verify, await listed.actor("Petro"), listed.list_id, "I have seen the protocol")
    await goes_on(listed.store, listed)


async def test_nothing_leaves_from_the_press_that_stops_all_and_the_rest_is_put_in_order_by_the_next_process(
    listed: Listed, next_process: Store
) -> None:
    await verified(listed)
    listed.clock.passes(ORG.notice_hold + 1)
    due = await listed.store.read(_numbers, "outbox", "notice_id IS NOT NULL")
    await listed.store.run(stopping.stop, await listed.actor("Olha"), listed.list_id)
    assert await states(listed, "verification") == ["stopped"] * ROWS
    assert await states(listed, "notice") == ["due"] * ROWS, "the press itself is only the brake"
    lease = await listed.store.run(take, "bot", "somebody", 60)
    assert lease is not None
    assert not await listed.store.run(flight.claim, lease, due, int(listed.clock()))
    await goes_on(next_process, listed)
    assert await states(listed, "notice") == ["stopped"] * ROWS
    assert await states(listed, "returned_row") == ["open"] * ROWS
    assert await listed.store.read(_audited, "stopped", "verification") == ROWS


async def test_a_stop_goes_on_when_who_stopped_was_removed(listed: Listed, next_process: Store) -> None:
    await verified(listed)
    await listed.store.run(stopping.stop, await listed.actor("Olha"), listed.list_id)
    await listed.store.run(_removed, (await listed.actor("Olha")).id)
    await goes_on(next_process, listed)
    assert await states(listed, "returned_row") == ["open"] * ROWS


async def test_nobody_corrects_a_list_before_its_stop_has_come_to_its_end(listed: Listed) -> None:
    await verified(listed)
    await listed.store.run(_told)
    await listed.store.run(stopping.stop, await listed.actor("Olha"), listed.list_id)
    wrong = Wrong(listed.list_id, is_list=True)
    with pytest.raises(Refused) as refused:
        await listed.store.run(corrections.correct, await listed.actor("Petro"), wrong, "It is somebody else")
    assert refused.value.reason is Reason.LEAVING


async def test_everybody_who_was_told_is_corrected_once_and_operators_hear_all_of_it(
    listed: Listed, next_process: Store
) -> None:
    await verified(listed)
    await listed.store.run(_told)
    await listed.store.run(stopping.stop, await listed.actor("Olha"), listed.list_id)
    await goes_on(listed.store, listed)
    alarms = await listed.store.read(_count, "outbox", "kind = 'alarm'")
    wrong = Wrong(listed.list_id, is_list=True)
    assert sum((await listed.store.read(corrections.reach, wrong)).told.values()) == ROWS
    await listed.store.run(corrections.correct, await listed.actor("Petro"), wrong, "It is somebody else")
    assert await listed.store.read(_count, "notice", "sort = 'correction'") == PIECE
    assert await listed.store.read(_count, "outbox", "kind = 'alarm'") == alarms
    await goes_on(next_process, listed)
    assert await listed.store.read(_count, "notice", "sort = 'correction'") == ROWS
    assert await listed.store.read(_count, "outbox", "kind = 'alarm'") == alarms + 3
    with pytest.raises(Refused):
        await listed.store.run(corrections.correct, await listed.actor("Petro"), wrong, "It is somebody else")


async def test_of_an_operator_who_was_removed_meanwhile_nothing_more_is_corrected(
    listed: Listed, next_process: Store
) -> None:
    await verified(listed)
    await listed.store.run(_told)
    await listed.store.run(stopping.stop, await listed.actor("Olha"), listed.list_id)
    await goes_on(listed.store, listed)
    wrong = Wrong(listed.list_id, is_list=True)
    await listed.store.run(corrections.correct, await listed.actor("Petro"), wrong, "It is somebody else")
    await listed.store.run(_removed, (await listed.actor("Petro")).id)
    await goes_on(next_process, listed)
    assert await listed.store.read(_count, "notice", "sort = 'correction'") == PIECE
    await listed.store.run(corrections.correct, await listed.actor("Maria"), wrong, "It is somebody else")
    await goes_on(next_process, listed)
    assert await listed.store.read(_count, "notice", "sort = 'correction'") == ROWS


async def test_a_row_that_becomes_sure_after_the_press_is_not_proposed_with_it(listed: Listed) -> None:
    await listed.store.run(_not_proposed_yet, listed.list_id)
    maria = await listed.actor("Maria")
    await listed.store.run(_doubtful, listed.list_id, ROWS - 1)
    await listed.store.run(sure_ones.propose, maria, listed.list_id, ROWS - 1)
    await listed.store.run(_sure, listed.list_id)
    await goes_on(listed.store, listed)
    assert sorted(await states(listed, "returned_row")) == ["open"] + ["proposed"] * (ROWS - 1)


async def test_sure_ones_are_proposed_and_taken_back_by_whichever_process(listed: Listed, next_process: Store) -> None:
    await listed.store.run(_not_proposed_yet, listed.list_id)
    maria = await listed.actor("Maria")
    shown = (await listed.store.read(sure_ones.look, maria, listed.list_id)).rows
    assert shown == ROWS
    with pytest.raises(Refused):
        await listed.store.run(sure_ones.propose, maria, listed.list_id, ROWS - 1)
    begun = await listed.store.run(sure_ones.propose, maria, listed.list_id, ROWS)
    assert (begun.count, begun.more) == (PIECE, True)
    assert not (await listed.store.read(sure_ones.look, maria, listed.list_id)).rows
    (doing,) = (await listed.store.read(board.view, await listed.actor("Petro"))).doing
    assert (doing.work, doing.done, doing.of) == (Work.PROPOSE, PIECE, ROWS)
    await goes_on(next_process, listed)
    assert await states(listed, "returned_row") == ["proposed"] * ROWS
    last = await listed.store.read(decisions.last, listed.list_id, maria.id)
    assert last is not None
    assert last.rows == ROWS
    await listed.store.run(undoing.undo, maria, listed.list_id, last.number)
    assert sorted(await states(listed, "returned_row")) == ["open"] * PIECE + ["proposed"] * (ROWS - PIECE)
    await goes_on(next_process, listed)
    assert await states(listed, "returned_row") == ["open"] * ROWS


async def test_what_is_taken_back_while_it_is_proposed_is_proposed_no_further(listed: Listed) -> None:
    await listed.store.run(_not_proposed_yet, listed.list_id)
    maria = await listed.actor("Maria")
    await listed.store.run(sure_ones.propose, maria, listed.list_id, ROWS)
    last = await listed.store.read(decisions.last, listed.list_id, maria.id)
    assert last is not None
    await listed.store.run(undoing.undo, maria, listed.list_id, last.number)
    await goes_on(listed.store, listed)
    assert await states(listed, "returned_row") == ["open"] * ROWS
    assert (await listed.store.read(sure_ones.look, maria, listed.list_id)).rows == ROWS


async def test_what_a_colleague_has_decided_meanwhile_is_not_proposed(listed: Listed) -> None:
    await listed.store.run(_not_proposed_yet, listed.list_id)
    await listed.store.run(sure_ones.propose, await listed.actor("Maria"), listed.list_id, ROWS)
    (*_others, last) = await listed.store.read(_numbers, "returned_row", "state = 'open'")
    await listed.store.run(_put_off, last, (await listed.actor("Olha")).id)
    await goes_on(listed.store, listed)
    assert sorted(await states(listed, "returned_row")) == ["later"] + ["proposed"] * (ROWS - 1)


async def test_what_a_removed_operator_proposed_is_opened_again_by_whichever_process(
    listed: Listed, next_process: Store
) -> None:
    maria, petro = await listed.actor("Maria"), await listed.actor("Petro")
    await listed.store.run(_removed, maria.id)
    await listed.store.run(leaving.open_again, await listed.actor("Olha"), maria.id)
    assert await states(listed, "returned_row") == ["proposed"] * ROWS
    with pytest.raises(Refused):
        await listed.store.run(together.verify, petro, listed.list_id, "I have seen the protocol")
    (batch,) = await listed.store.read(batches.open_ones, int(listed.clock()))
    assert await listed.store.run(in_pieces.go_on, ORG, batch, int(listed.clock()))
    assert sorted(await states(listed, "returned_row")) == ["open"] * PIECE + ["proposed"] * (ROWS - PIECE)
    await listed.store.run(_removed, (await listed.actor("Olha")).id)
    await goes_on(next_process, listed)
    assert await states(listed, "returned_row") == ["open"] * ROWS
    assert await states(listed, "return_report") == ["withdrawn"] * ROWS
    assert await listed.store.read(_audited, "withdrew", "return_report") == ROWS


async def test_what_is_proposed_by_who_was_removed_and_came_again_stays(listed: Listed) -> None:
    maria = await listed.actor("Maria")
    await listed.store.run(leaving.open_again, await listed.actor("Olha"), maria.id)
    await listed.store.run(_reported_later, int(listed.clock()) + 1)
    await goes_on(listed.store, listed)
    assert await states(listed, "return_report") == ["withdrawn"] * (ROWS - 1) + ["open"]


def test_a_piece_has_as_many_rows_as_fit_into_its_time() -> None:
    size = pieces.Size()
    size.took(4 * pieces.LASTS)
    assert size.rows == max(1, pieces.PIECE // 4)
    for _piece in range(100):
        before = size.rows
        size.took(0.0)
        assert before <= size.rows <= 2 * before
    assert size.rows == pieces.MOST
    size.took(1_000.0)
    assert size.rows == 1


async def test_a_deed_that_has_ended_is_not_done_again(listed: Listed) -> None:
    await verified(listed)
    (batch,) = await listed.store.read(_numbers, "batch", "1 = 1")
    assert not await listed.store.run(in_pieces.go_on, ORG, batch, int(listed.clock()))


async def states(listed: Listed, table: str) -> list[str]:
    return [row["state"] for row in await listed.store.read(_rows, table)]


async def _rows(tx: Transaction, table: str) -> list[Row]:
    return await tx.all(f"SELECT * FROM {table} ORDER BY id")


async def _numbers(tx: Transaction, table: str, where: str) -> list[int]:
    return [row["id"] for row in await tx.all(f"SELECT id FROM {table} WHERE {where} ORDER BY id")]


async def _count(tx: Transaction, table: str, where: str) -> int:
    return await tx.count(f"{table} WHERE {where}")


async def _audited(tx: Transaction, deed: str, subject: str) -> int:
    return await tx.count("audit WHERE action = :deed AND subject = :subject", deed=deed, subject=subject)


async def _removed(tx: Transaction, operator_id: int) -> None:
    await stamps.change(tx, "operator", operator_id, {"active": 0, "removed_at": 1})


async def _told(tx: Transaction) -> None:
    await tx.execute("UPDATE notice SET state = 'told', told_at = 1, unread = 0")
    await tx.execute("UPDATE outbox SET state = 'sent', settled_at = 1 WHERE state = 'due'")


async def _reported_later(tx: Transaction, at: int) -> None:
    """The last proposal is one of after that moment."""
    await stamps.change_all(tx, "return_report", {"reported_at": at}, "id = (SELECT MAX(id) FROM return_report)")


async def _put_off(tx: Transaction, row_id: int, operator_id: int) -> None:
    await list_rows.decide(tx, row_id, RowState.LATER, operator_id, 1)


async def _not_proposed_yet(tx: Transaction, list_id: int) -> None:
    """The matching is sure of every row, and nobody has decided any."""
    said = dict.fromkeys(("source", "date", "territory", "identity"), "x") | {"wish": "all"}
    await lists.describe(tx, await lists.get(tx, list_id), said, hostile=False)
    await tx.execute("DELETE FROM comparison")
    await tx.execute("UPDATE inquiry SET compared_at = 1")
    persons = [row["person_id"] for row in await tx.all("SELECT person_id FROM return_report ORDER BY id")]
    await tx.execute("UPDATE returned_row SET state = 'new', report_id = NULL, decided_by = NULL, decided_with = NULL")
    await tx.execute("DELETE FROM return_report")
    rows = [as_row(tx, row) for row in await tx.all("SELECT * FROM returned_row ORDER BY number")]
    for row, person in zip(rows, persons, strict=True):
        match = PossibleMatch(row.id, 1, person, None, "sure", {})
        assert await candidates.keep(tx, row, [match], [1.0], 0)
    assert not await list_rows.new_rows(tx, list_id, 1)


async def _doubtful(tx: Transaction, list_id: int, from_number: int) -> None:
    sql = "UPDATE returned_row SET verdict = 'likely' WHERE list_id = :list AND number > :number"
    await tx.execute(sql, list=list_id, number=from_number)


async def _sure(tx: Transaction, list_id: int) -> None:
    await tx.execute("UPDATE returned_row SET verdict = 'sure' WHERE list_id = :list", list=list_id)
