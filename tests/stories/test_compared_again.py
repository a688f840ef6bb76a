"""Whoever comes to the register later may fit a row of a list as well: what nobody has decided is compared again."""

import pytest

from tests.cast import OperatorActor
from tests.register import Case, count, has_asked, is_accepted
from tests.stories.joining import maria
from tests.stories.listing import brings, opens_the_list, proposes_sure
from tests.stories.registers import imports_it, sends_register
from tests.town import Town

__all__ = ["maria"]

TARAS = "1;Коваль;Тарас;Іванович;12.03.1991\n"
NAMESAKE = "Коваль;Тарас;Іванович;12.03.1991;військовий;7\n"
OTHER = "Мельник;Олена;Петрівна;1988;цивільна;8\n"
CARD = "<b>Row {number}</b>, {done} of"
SURE, DECIDED = "Report all sure matches: {n}", "This row has been decided in the meantime. Nothing was changed."


@pytest.fixture
async def oksana(town: Town) -> OperatorActor:
    return await town.operator("Оксана", "admin")


@pytest.fixture
async def taras(town: Town, maria: OperatorActor) -> Case:
    return await is_accepted(town.relative("Anna"), maria)


async def sure_ones(town: Town) -> int:
    """How many rows are sure."""
    await town.settles()
    return await town.store.read(count, "returned_row", "state = 'open' AND verdict = 'sure'")


async def imports(oksana: OperatorActor, rows: str) -> None:
    """Brings a register of one row."""
    await sends_register(oksana, rows)
    await imports_it(oksana, 1)
    await oksana.town.settles()


async def test_a_sure_row_is_not_sure_any_more_once_a_namesake_is_imported(
    town: Town, maria: OperatorActor, oksana: OperatorActor, taras: Case
) -> None:
    await brings(maria, TARAS)
    await maria.presses("Go through the rows")
    shown = await maria.sees(CARD)
    assert await sure_ones(town) == 1
    await imports(oksana, NAMESAKE)
    assert await sure_ones(town) == 0
    await maria.person.presses(maria.word("This is the person"), on=shown)
    await maria.sees_toast(DECIDED)
    await opens_the_list(maria)
    overview = await maria.sees("<b>List</b>: {name}")
    assert not any(maria.word(SURE).split("{")[0] in label for label in overview.buttons)
    await maria.presses("Go through the rows")
    card = await maria.sees(CARD)
    assert maria.word("Others who fit: {n}").format(n=1) in card.buttons


async def test_a_row_whom_nobody_else_fits_can_be_decided_on_the_card_of_before(
    town: Town, maria: OperatorActor, oksana: OperatorActor, taras: Case
) -> None:
    await brings(maria, TARAS)
    await maria.presses("Go through the rows")
    shown = await maria.sees(CARD)
    await imports(oksana, OTHER)
    assert await sure_ones(town) == 1
    await maria.person.presses(maria.word("This is the person"), on=shown)
    await town.settles()
    assert await town.store.read(count, "return_report", "state = 'open'") == 1
    assert not maria.has_seen("<b>For operators: {n} row of a list may be someone who was registered later.</b>")


async def test_a_sure_row_is_not_sure_any_more_once_a_family_asks_about_a_namesake(
    town: Town, maria: OperatorActor, taras: Case
) -> None:
    await brings(maria, TARAS)
    assert await sure_ones(town) == 1
    await has_asked(town.relative("Nina"))
    assert await sure_ones(town) == 0


async def test_what_was_decided_stays_as_it_is(
    town: Town, maria: OperatorActor, oksana: OperatorActor, taras: Case
) -> None:
    await brings(maria, TARAS)
    await proposes_sure(maria, 1)
    await imports(oksana, NAMESAKE)
    assert await town.store.read(count, "returned_row", "state = 'proposed'") == 1
    assert await town.store.read(count, "return_report", "state = 'open'") == 1
