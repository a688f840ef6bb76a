"""What waits for a second operator: nobody's report is hidden behind a list, and who may compare hears at once."""

import pytest

from storage.register import persons
from storage.returns import reports
from storage.staff import operators
from storage.store.transaction import Transaction
from tests.cast import OperatorActor
from tests.promises.own_family import misses
from tests.promises.quick import HOLD, presses
from tests.promises.quick import reports as reports_quickly
from tests.register import TARAS, Case, is_accepted
from tests.stories.listing import brings
from tests.town import Town

CALLED = "<b>For operators: reports from a list are waiting for a second operator.</b>"
WAITING = "<b>Returns waiting for a second operator</b>"
BONDAR = {"surname": "Бондар", "given": "Олег", "patronymic": "Петрович", "birth_date": "1988-05-05"}


@pytest.fixture
async def maria(town: Town) -> OperatorActor:
    return await town.operator("Марія", "reviewer")


@pytest.fixture
async def petro(town: Town) -> OperatorActor:
    return await town.operator("Петро", "verifier")


async def _two_are_missed(town: Town, by: OperatorActor) -> Case:
    """Taras and Andrii of the list, and Oleh Bondar who is on no list; the case of the last."""
    await is_accepted(town.relative("Anna"), by)
    await is_accepted(town.relative("James"), by, surname="Соловйов", given="Андрій", birth_date="1994-07-02")
    return await is_accepted(town.relative("Nina"), by, **BONDAR)


def times(operator: OperatorActor, source: str) -> int:
    """How often the operator has read a sentence."""
    return sum(operator.word(source) in words for words in operator.person.words())


async def test_a_single_report_comes_before_a_whole_list_and_its_news_opens_it(
    town: Town, maria: OperatorActor, petro: OperatorActor
) -> None:
    bondar = await _two_are_missed(town, maria)
    await brings(maria)
    await maria.presses("Go through the rows")
    await maria.presses("This is the person")
    await maria.presses("This is the person")
    await town.settles()
    await reports_quickly(maria, bondar)
    await petro.sees("<b>A report of a return is waiting for a second operator.</b>")
    await petro.presses("Open the report")
    await town.settles()
    assert "Бондар" in petro.heard()
    await petro.says("/returns")
    shown = await petro.sees(WAITING)
    assert [line.partition(" ·")[0] for line in shown.buttons] == [
        "Бондар Олег Петрович",
        petro.word("List, {n} waiting: {name}").format(n=2, name="повернення.csv"),
    ]
    assert bondar.reference in shown.buttons[0]
    await petro.presses("List, {n} waiting: {name}", n="2", name="повернення.csv")
    await petro.sees("<b>Reports to compare</b>")
    await maria.says("/returns")
    await maria.presses("List, {n} waiting: {name}", n="2", name="повернення.csv")
    await maria.sees("<b>List</b>")


async def test_after_an_exchange_all_that_waits_is_there_page_by_page(
    town: Town, maria: OperatorActor, petro: OperatorActor
) -> None:
    await town.store.run(_many_reports, 70)
    await petro.says("/returns")
    seen: list[str] = []
    for number in (1, 2, 3):
        shown = await petro.reads(petro.word("Page {number} of {of}").format(number=number, of=3))
        await town.settles()
        seen += [label for label in shown.buttons if "Коваль" in label]
        if number < 3:
            await petro.presses("Page {n} →", n=str(number + 1))
    assert len(set(seen)) == 70
    await petro.presses("← Page {n}", n="2")
    await petro.reads(petro.word("Page {number} of {of}").format(number=2, of=3))


async def test_verifiers_hear_once_that_proposals_wait_however_many_follow(
    town: Town, maria: OperatorActor, petro: OperatorActor
) -> None:
    iryna = await town.operator("Ірина", "broadcaster")
    await _two_are_missed(town, maria)
    await brings(maria)
    await maria.presses("Go through the rows")
    await maria.presses("This is the person")
    await maria.presses("This is the person")
    await town.settles()
    assert (times(petro, CALLED), times(maria, CALLED), times(iryna, CALLED)) == (1, 0, 0)
    await petro.presses("Compare the reports")
    await petro.sees("<b>Reports to compare</b>")
    await presses(maria, "undo", maria.data("undo").partition(":")[2])
    await town.passes(3_600)
    await maria.presses("This is the person")
    await town.settles()
    assert times(petro, CALLED) == 2


@pytest.mark.parametrize("others", [0, 1])
async def test_who_misses_somebody_of_a_list_hears_only_of_the_others(
    town: Town, maria: OperatorActor, petro: OperatorActor, others: int
) -> None:
    taras = await is_accepted(town.relative("Anna"), maria)
    andrii = await is_accepted(town.relative("James"), maria, surname="Соловйов", birth_date="1994-07-02")
    await misses(petro, taras, "received")
    await town.settles()
    rows = "1;Коваль;Тарас;Іванович;12.03.1991\n", "2;Соловйов;Тарас;Іванович;02.07.1994\n"
    await brings(maria, "".join(rows[: 1 + others]))
    for row, case in zip(await town.store.read(_rows), (taras, andrii), strict=False):
        await presses(maria, "is", f"{row}:{case.person}:0")
    await town.passes(HOLD)
    assert times(petro, CALLED) == others
    await petro.says("/returns")
    if others:
        shown = await petro.sees(WAITING)
        assert shown.buttons == [petro.word("List, {n} waiting: {name}").format(n=1, name="повернення.csv")]
    else:
        await petro.sees("<b>Returns.</b> No report is waiting for a second operator.")


async def _rows(tx: Transaction) -> list[int]:
    return [row["id"] for row in await tx.all("SELECT id FROM returned_row ORDER BY number")]


async def _many_reports(tx: Transaction, how_many: int) -> None:
    reporter = (await operators.active(tx))[0]
    for one in range(how_many):
        person = {**TARAS, "given": f"Тарас{one}"}
        await reports.add(tx, await persons.add(tx, person, 1), reporter.id, {"wish": "all"}, 1)
