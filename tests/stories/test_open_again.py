"""What was proposed and fell is open again, and says why: an operator left, a list was stopped, a return corrected."""

import pytest

from storage.store.transaction import Transaction
from tests.cast import OperatorActor
from tests.promises.own_family import misses
from tests.promises.quick import VERIFIED, presses, reports, times_told, verifies
from tests.register import count, is_accepted
from tests.stories.joining import agrees, joins
from tests.stories.listing import (
    HEADS,
    are_sought,
    brings,
    compares_all,
    opens_the_list,
    proposes_sure,
    rows,
    verifies_all,
)
from tests.stories.returning import CORRECTED
from tests.town import Town

STOPPED, WRONG = "Open again, stopped: {n}", "Open again, corrected: {n}"
LEFT = "Open again, reported by someone who has left: {n}"


@pytest.fixture
async def maria(town: Town) -> OperatorActor:
    return await town.operator("Марія", "reviewer")


@pytest.fixture
async def petro(town: Town) -> OperatorActor:
    return await town.operator("Петро", "verifier")


@pytest.fixture
async def olha(town: Town) -> OperatorActor:
    return await town.operator("Ольга", "admin")


async def ids(tx: Transaction, table: str) -> list[int]:
    """The rows of a table by their ids."""
    return [row["id"] for row in await tx.all(f"SELECT id FROM {table} ORDER BY id")]


async def says(operator: OperatorActor, line: str, n: int) -> bool:
    """Whether the overview of the list has that line with that number."""
    await opens_the_list(operator)
    overview = await operator.sees("<b>List</b>: {name}")
    return operator.word(line).format(n=n) in overview.text.split("\n")


async def test_what_a_removed_operator_has_proposed_is_open_again_for_a_colleague(
    town: Town, maria: OperatorActor, petro: OperatorActor, olha: OperatorActor
) -> None:
    families = await are_sought(town, maria, 3)
    await brings(maria, rows(3))
    await proposes_sure(maria, 3)
    await compares_all(petro)
    await olha.removes((await town.store.read(ids, "operator"))[0])
    await petro.presses("Verify them with one statement")
    await petro.sees_toast("This has been decided already.")
    assert await says(olha, LEFT, 3)
    await proposes_sure(olha, 3)
    assert not await says(olha, LEFT, 3)
    await compares_all(petro)
    await verifies_all(petro)
    await town.settles()
    await town.passes(121)
    assert [times_told(one) for one in families] == [1, 1, 1]


async def test_who_misses_somebody_does_not_count_that_a_proposal_of_theirs_is_open_again(
    town: Town, maria: OperatorActor, petro: OperatorActor, olha: OperatorActor
) -> None:
    case = await is_accepted(town.relative("Anna"), petro)
    await brings(maria, "1;Коваль;Тарас;Іванович;12.03.1991\n2;Зовсім;Інша;Людина;1970\n")
    await proposes_sure(maria, 1)
    await misses(petro, case, "received")
    await olha.removes((await town.store.read(ids, "operator"))[0])
    assert await says(olha, LEFT, 1)
    assert not await says(petro, LEFT, 1)


async def test_a_single_report_of_who_has_left_stays_to_be_read_until_a_colleague_reports_again(
    town: Town, maria: OperatorActor, petro: OperatorActor, olha: OperatorActor
) -> None:
    anna = town.relative("Anna")
    case = await is_accepted(anna, petro)
    await reports(maria, case)
    await olha.removes((await town.store.read(ids, "operator"))[0])
    card = await petro.opens_the_report()
    assert petro.word("Verify") not in card.buttons
    assert petro.word("Its author is no longer an operator.") in card.text
    await petro.presses("Report it again")
    await town.settles()
    await reports(petro, case)
    assert await town.store.read(count, "return_report", "state = 'withdrawn'") == 1
    await verifies(olha)
    await town.passes(121)
    assert times_told(anna) == 1


async def test_two_reports_of_joined_records_bar_a_third_until_both_reporters_have_left(
    town: Town, maria: OperatorActor, petro: OperatorActor, olha: OperatorActor
) -> None:
    iryna = await town.operator("Ірина", "verifier")
    anna, nina = town.relative("Anna"), town.relative("Nina")
    wife = await is_accepted(anna, petro)
    mother = await is_accepted(nina, petro, relation="mother", own_name="Коваль Ніна")
    await reports(maria, wife)
    await reports(petro, mother)
    await joins(maria, wife, mother)
    await agrees(iryna)
    left = await town.store.read(ids, "operator")
    await olha.removes(left[0])
    await presses(olha, "returned", mother.id)
    await olha.sees_toast("A report about this person is already waiting.")
    await olha.opens_the_case(wife.reference)
    await olha.presses("See the report")
    assert "Петро" in (await olha.sees("<b>To compare with the evidence</b>")).text
    await olha.removes(left[1])
    await reports(olha, mother)
    assert await town.store.read(count, "return_report", "state = 'withdrawn'") == 2
    await verifies(iryna)
    await town.passes(121)
    assert (times_told(anna), times_told(nina)) == (1, 1)


async def test_a_list_that_was_stopped_is_open_again_and_can_be_worked_through_anew(
    town: Town, maria: OperatorActor, petro: OperatorActor, olha: OperatorActor
) -> None:
    families = await are_sought(town, maria, 2)
    await brings(maria, rows(2))
    await proposes_sure(maria, 2)
    await compares_all(petro)
    await verifies_all(petro)
    await town.settles()
    await olha.presses("Stop all these notices")
    await town.settles()
    assert await says(maria, STOPPED, 2)
    assert await says(maria, "Verified: {n}", 0)
    await maria.person.sends_document((HEADS + rows(2)).encode("cp1251"), "ще раз.csv")
    await maria.sees("<b>This list was received before.</b>")
    await maria.sees("<b>List</b>: {name}")
    await maria.presses("Go through the rows")
    await maria.sees("<b>This return was verified before, and stopped.</b>")
    await maria.presses("This is the person")
    await opens_the_list(maria)
    await maria.presses("Report all sure matches: {n}", n="1")
    await maria.sees("{n} of them was verified before, and stopped.", n=1)
    await maria.presses("Report them: {n}", n="1")
    await compares_all(petro)
    await verifies_all(petro)
    await town.settles()
    await town.passes(121)
    assert [times_told(one) for one in families] == [1, 1]
    assert await says(maria, "Verified: {n}", 2)


async def test_what_was_corrected_is_open_again_and_sure_no_more(
    town: Town, maria: OperatorActor, petro: OperatorActor, olha: OperatorActor
) -> None:
    (anna,) = await are_sought(town, maria, 1)
    await brings(maria, rows(1))
    await proposes_sure(maria, 1)
    await compares_all(petro)
    await verifies_all(petro)
    await town.settles()
    await town.passes(121)
    await anna.sees(VERIFIED)
    await petro.presses("Stop all these notices")
    await olha.presses("Send a correction")
    await town.settles()
    await olha.says("Перелік виявився помилковим")
    await olha.presses("Send the correction")
    await anna.sees(CORRECTED)
    assert await says(maria, WRONG, 1)
    assert not any(label.startswith("Внести подання за явними") for label in maria.person.last.buttons)
    await presses(maria, "row", (await town.store.read(ids, "returned_list"))[0])
    await maria.sees("<b>Relatives were told about this return before, and it was corrected as wrong.</b>")


async def test_one_return_of_a_list_that_is_withdrawn_on_its_case_opens_its_row_alone(
    town: Town, maria: OperatorActor, petro: OperatorActor
) -> None:
    await are_sought(town, maria, 2)
    await brings(maria, rows(2))
    await proposes_sure(maria, 2)
    await compares_all(petro)
    await verifies_all(petro)
    await town.settles()
    await presses(petro, "stop", (await town.store.read(ids, "verification"))[0])
    assert await says(maria, STOPPED, 1)
    assert await says(maria, "Verified: {n}", 1)
