"""Joined records on lists of returned people: a row is one person, in however many records they stand."""

import pytest

from tests.cast import OperatorActor, Relative
from tests.register import Case, count
from tests.stories.claiming import erases
from tests.stories.joining import anna, joins, maria, mother, nina, parts, petro, wife
from tests.stories.listing import brings, opens_the_list, proposes_sure
from tests.town import Town

__all__ = ["anna", "maria", "mother", "nina", "petro", "wife"]

TARAS = "1;Коваль;Тарас;Іванович;12.03.1991\n"
CARD = "<b>Row {number}</b>, {done} of"


async def sure_ones(town: Town) -> int:
    """How many rows are sure."""
    await town.settles()
    return await town.store.read(count, "returned_row", "state = 'open' AND verdict = 'sure'")


async def test_a_row_that_fits_two_records_of_one_person_is_one_sure_match(
    town: Town, maria: OperatorActor, wife: Case, mother: Case
) -> None:
    await joins(maria, wife, mother)
    await town.settles()
    await brings(maria, TARAS)
    assert await town.store.read(count, "candidate") == 1
    await proposes_sure(maria, 1)
    assert await town.store.read(count, "return_report", "state = 'open'") == 1


async def test_a_row_that_waits_is_sure_once_the_two_it_may_be_are_joined_and_no_more_when_they_are_parted(
    town: Town, maria: OperatorActor, wife: Case, mother: Case
) -> None:
    await brings(maria, TARAS)
    assert await sure_ones(town) == 0
    await maria.presses("Go through the rows")
    shown = await maria.sees(CARD)
    await joins(maria, wife, mother)
    assert await sure_ones(town) == 1
    await maria.person.presses(maria.word("This is the person"), on=shown)
    await maria.sees_toast("This row has been decided in the meantime. Nothing was changed.")
    await parts(maria)
    assert await sure_ones(town) == 0
    assert await town.store.read(count, "candidate") == 2


async def test_who_brought_the_list_hears_nothing_of_rows_that_could_be_decided_before(
    town: Town, maria: OperatorActor, wife: Case, mother: Case
) -> None:
    await brings(maria, TARAS)
    await joins(maria, wife, mother)
    await town.settles()
    assert not maria.has_seen("<b>For operators: {n} row of a list may be someone who was registered later.</b>")


CANDIDATES = (
    "SELECT w.id, w.version, c.person_id FROM returned_row w JOIN candidate c ON c.row_id = w.id ORDER BY c.rank"
)


@pytest.mark.parametrize("which", [0, 1])
async def test_what_is_not_the_one_record_is_not_the_other_either(
    town: Town, maria: OperatorActor, petro: OperatorActor, wife: Case, mother: Case, which: int
) -> None:
    await brings(maria, TARAS)
    one = (await town.store.read(lambda tx: tx.all(CANDIDATES)))[which]
    maria.forges(f"isnot:{one['id']}:{one['person_id']}:{one['version']}")
    await town.settles()
    await joins(petro, wife, mother)
    await town.settles()
    await opens_the_list(petro)
    assert await town.store.read(count, "returned_row", "state = 'nobody'") == 1


async def test_two_rows_that_fit_one_record_each_are_one_return(
    town: Town, maria: OperatorActor, wife: Case, mother: Case
) -> None:
    await joins(maria, wife, mother)
    await town.settles()
    await brings(maria, TARAS + "2;Коваль;Тарас;Іванович;12.03.1991\n")
    await maria.presses("Go through the rows")
    await maria.presses("This is the person")
    await maria.sees("<b>List</b>")
    assert await town.store.read(count, "return_report", "state = 'open'") == 1


@pytest.mark.parametrize("gone", ["Anna", "Nina"])
async def test_a_row_is_still_the_person_when_one_of_the_records_was_erased(
    town: Town, maria: OperatorActor, anna: Relative, nina: Relative, wife: Case, mother: Case, gone: str
) -> None:
    await joins(maria, wife, mother)
    await brings(maria, TARAS)
    assert await sure_ones(town) == 1
    await erases({"Anna": anna, "Nina": nina}[gone])
    assert await sure_ones(town) == 1
    assert await town.store.read(count, "candidate") == 1
