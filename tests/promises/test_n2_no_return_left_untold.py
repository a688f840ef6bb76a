"""N2: whatever happens on the way, every entitled relative is told, or stands on the call list with the reason."""

import pytest

from bot.rehearsal import PlannedFault
from storage.store.transaction import Transaction
from tests.cast import OperatorActor, Relative
from tests.promises.either_door import DOORS, at_a_door, town
from tests.promises.quick import HOLD, crashes, reports, times_told, to_be_called, verifies
from tests.register import Case, count, is_accepted
from tests.reliability.settling import settled
from tests.town import Town

__all__ = ["town"]
FAULTS = {
    "flood": PlannedFault.flood(retry_after=1),
    "flood of unknown length": PlannedFault.flood(None),
    "server error": PlannedFault.server_error(),
    "bad gateway": PlannedFault.bad_gateway(),
    "half an answer": PlannedFault.bad_json(),
    "cut before": PlannedFault.cut_before(),
    "cut after": PlannedFault.cut_after(),
    "wrong token": PlannedFault.refused(401, "Unauthorized"),
    "conflict": PlannedFault.refused(409, "Conflict: terminated by other getUpdates request"),
}
FOR_GOOD = {
    "blocked": (PlannedFault.refused(403, "Forbidden: bot was blocked by the user"), "gone"),
    "never started": (PlannedFault.refused(400, "Bad Request: chat not found"), "gone"),
    "too long": (PlannedFault.refused(400, "Bad Request: message is too long"), "refused"),
}  # fmt: skip
LONG = 400  # seconds; longer than the longest pause between two tries

Cast = tuple[OperatorActor, OperatorActor, list[Relative], list[Case]]


async def verified(town: Town) -> Cast:
    """Three relatives of one person, whose return two operators have verified; nothing has left yet."""
    maria, petro = await town.operator("Maria", "reviewer"), await town.operator("Petro", "admin")
    relatives, cases = await are_accepted(town, petro)
    await reports(maria, cases[0])
    await verifies(petro)
    return maria, petro, relatives, cases


async def are_accepted(town: Town, petro: OperatorActor) -> tuple[list[Relative], list[Case]]:
    """Three relatives of one person."""
    relatives = [town.relative(name, language) for name, language in (("Anna", "uk"), ("James", "en"), ("Nina", "uk"))]
    cases: list[Case] = []
    for one, relation in zip(relatives, ("wife", "brother", "mother"), strict=True):
        cases.append(await is_accepted(one, petro, cases[0] if cases else None, relation=relation))
    return relatives, cases


async def restarts(town: Town, how: str) -> None:
    """The bot ends, in order or not, and is started again."""
    await (crashes(town) if how == "crash" else town.closes())
    await town.opens()


@pytest.mark.parametrize("fault", FAULTS)
async def test_no_passing_fault_keeps_a_relative_from_being_told(town: Town, fault: str) -> None:
    _maria, _petro, (anna, james, nina), _cases = await verified(town)
    town.telegram.faults.add(FAULTS[fault], chat=anna.person.id, method="sendMessage", times=3)
    await _goes_by(town, HOLD + 1)
    for _try in range(4):
        await _goes_by(town, LONG)
    await town.passes(LONG)
    assert len(town.telegram.faults) == 0
    twice = fault == "cut after"  # told, but we cannot know it: twice told beats not told
    assert times_told(anna) == (4 if twice else 1)
    assert (times_told(james), times_told(nina)) == (1, 1)
    assert await town.store.read(to_be_called) == []


async def _goes_by(town: Town, seconds: float) -> None:
    """The clock moves on so far, and further while a flood limit holds everything back, which else is waited for."""

    def passes(some: float = 1) -> None:
        town.clock.ahead += some
        town.store.changes.notify()

    passes(seconds)
    await settled(town.store, town.clock, meanwhile=passes)


@pytest.mark.parametrize("fault", FOR_GOOD)
async def test_whom_no_message_reaches_is_on_the_call_list_with_the_reason(town: Town, fault: str) -> None:
    _maria, _petro, (anna, james, nina), cases = await verified(town)
    refusal, reason = FOR_GOOD[fault]
    town.telegram.faults.add(refusal, chat=anna.person.id, method="sendMessage", times=100)
    await town.passes(HOLD + 1)
    await town.passes(LONG)
    assert (times_told(anna), times_told(james), times_told(nina)) == (0, 1, 1)
    listed = [(row["inquiry_id"], row["reason"]) for row in await town.store.read(to_be_called)]
    assert listed == [(cases[0].id, reason)]


@pytest.mark.parametrize("how", ["crash", "stop"])
async def test_a_restart_within_the_hold_changes_nothing(town: Town, how: str) -> None:
    _maria, _petro, relatives, _cases = await verified(town)
    await town.passes(HOLD / 2)
    await restarts(town, how)
    await town.passes(HOLD / 2 - 10)
    assert [times_told(one) for one in relatives] == [0, 0, 0]
    await town.passes(20)
    assert [times_told(one) for one in relatives] == [1, 1, 1]


async def test_what_fell_due_while_the_bot_was_down_is_told_when_it_is_back(town: Town) -> None:
    _maria, _petro, relatives, _cases = await verified(town)
    await crashes(town)
    town.clock.ahead += 30 * 86_400
    await town.opens()
    await town.settles()
    assert [times_told(one) for one in relatives] == [1, 1, 1]


@pytest.mark.parametrize("fault", ["flood", "cut before", "cut after", "bad gateway"])
async def test_a_crash_in_the_middle_of_sending_leaves_nobody_untold(town: Town, fault: str) -> None:
    _maria, _petro, relatives, _cases = await verified(town)
    town.telegram.faults.add(FAULTS[fault], chat=relatives[1].person.id, method="sendMessage", times=2)
    town.clock.ahead += HOLD + 1
    town.store.changes.notify()
    sent = town.telegram.calls
    await town.telegram.changes.until(lambda: sent.to(relatives[1].person.id) or None, 10)
    await restarts(town, "crash")
    for _try in range(3):
        await town.passes(LONG)
    assert all(times_told(one) >= 1 for one in relatives)


async def test_a_notice_that_a_crash_left_on_its_way_is_sent_again(town: Town) -> None:
    _maria, _petro, relatives, _cases = await verified(town)
    await town.store.run(_takes_off)
    await crashes(town)
    await town.opens()
    await town.passes(HOLD + 1)
    assert [times_told(one) for one in relatives] == [1, 1, 1]


async def _takes_off(tx: Transaction) -> None:
    await tx.execute("UPDATE outbox SET state = 'sending', epoch = 0 WHERE kind = 'notice'")


async def test_a_notice_that_cannot_be_read_any_more_puts_the_relative_on_the_call_list(town: Town) -> None:
    _maria, _petro, relatives, cases = await verified(town)
    await town.store.run(_is_damaged, cases[0].id)
    await town.passes(HOLD + 1)
    await town.passes(LONG)
    assert [times_told(one) for one in relatives] == [0, 1, 1]
    assert [row["inquiry_id"] for row in await town.store.read(to_be_called)] == [cases[0].id]


async def _is_damaged(tx: Transaction, inquiry_id: int) -> None:
    of_one = "(SELECT id FROM notice WHERE inquiry_id = :inquiry)"
    await tx.execute(f"UPDATE outbox SET sealed = x'00' WHERE notice_id IN {of_one}", inquiry=inquiry_id)


@pytest.mark.parametrize("door", DOORS)
async def test_nobody_is_told_twice_without_need(town: Town, door: str) -> None:
    async with at_a_door(town, door) as they:
        relatives, cases = await are_accepted(town, they.petro)
        for _time in range(2):
            await they.report(cases[0])
            await they.verify()
            await town.passes(HOLD + 1)
        await restarts(town, "crash")
        await town.passes(HOLD + 1)
    assert await town.store.read(count, "verification") == 2
    assert [times_told(one) for one in relatives] == [1, 1, 1]


@pytest.mark.parametrize("door", DOORS)
async def test_whose_case_was_held_in_the_hold_is_told_when_it_is_lifted(town: Town, door: str) -> None:
    async with at_a_door(town, door) as they:
        relatives, cases = await are_accepted(town, they.petro)
        await they.report(cases[0])
        await they.verify()
        await they.hold(cases[0])
        await town.passes(HOLD + 1)
        assert [times_told(one) for one in relatives] == [0, 0, 0]
        await they.lift(cases[0])
        await town.passes(HOLD + 1)
    assert [times_told(one) for one in relatives] == [1, 1, 1]


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("fault", FOR_GOOD)
async def test_who_was_barred_and_unbarred_around_a_notice_on_its_way_is_told_or_called(
    town: Town, fault: str, door: str
) -> None:
    async with at_a_door(town, door) as they:
        (anna, *_others), cases = await are_accepted(town, they.petro)
        await they.report(cases[0])
        await they.verify()
        await they.bar(cases[0])
        await town.store.run(_was_on_its_way, cases[0].id, FOR_GOOD[fault][1])
        await they.unbar(cases[0])
        await town.passes(HOLD + 1)
    assert times_told(anna) == 1 or cases[0].id in [row["inquiry_id"] for row in await town.store.read(to_be_called)]


async def _was_on_its_way(tx: Transaction, inquiry_id: int, state: str) -> None:
    of_one = "(SELECT id FROM notice WHERE inquiry_id = :inquiry)"
    await tx.execute(f"UPDATE outbox SET state = '{state}' WHERE notice_id IN {of_one}", inquiry=inquiry_id)
