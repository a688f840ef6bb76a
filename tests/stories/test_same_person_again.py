"""Rows of somebody whose return is verified already, or reported, or on another row: told apart, and no work."""

import pytest

from bot.rehearsal import ShownMessage
from storage.store.transaction import Transaction
from tests.cast import OperatorActor, Relative
from tests.promises.quick import HOLD, newest, presses, reports, times_told, verifies
from tests.register import Case, count, is_accepted
from tests.stories.listing import brings, compares_all, proposes_sure, verifies_all
from tests.town import Town

TARAS = "1;Коваль;Тарас;Іванович;12.03.1991\n"
AGAIN = "2;Kowal;Taras;Iwanowytsch;12/03/1991\n"
ANDRII = "3;Соловйов;Андрій;Миколайович;02.07.1994\n"
SURE, OTHER = "Sure matches, to look at first: {n}", "Other matches, to look at: {n}"
BEFORE, DOUBLE = "Verified before, nothing to do: {n}", "Duplicates, or already reported: {n}"
NEXT_DAY = 86_400


@pytest.fixture
async def maria(town: Town) -> OperatorActor:
    return await town.operator("Марія", "reviewer")


@pytest.fixture
async def petro(town: Town) -> OperatorActor:
    return await town.operator("Петро", "verifier")


@pytest.fixture
async def anna(town: Town) -> Relative:
    return town.relative("Anna", "uk")


@pytest.fixture
async def taras(anna: Relative, maria: OperatorActor) -> Case:
    return await is_accepted(anna, maria)


@pytest.fixture
async def andrii(town: Town, maria: OperatorActor) -> Case:
    who = {"surname": "Соловйов", "given": "Андрій", "patronymic": "Миколайович", "birth_date": "1994-07-02"}
    return await is_accepted(town.relative("James"), maria, **who)


def says(maria: OperatorActor, overview: ShownMessage, **counted: int) -> None:
    """The overview counts these, and nothing else as work, as verified before or as a double."""
    for name, source in (("sure", SURE), ("other", OTHER)):
        assert maria.word(source).format(n=counted.get(name, 0)) in overview.text, (name, overview.text)
    for name, source in (("before", BEFORE), ("double", DOUBLE)):
        line = maria.word(source).format(n=counted.get(name, 0))
        assert (line in overview.text) is (name in counted), (name, overview.text)


async def opens(maria: OperatorActor, number: int = 0) -> ShownMessage:
    """The overview of the list that is so old, 0 the newest, as it is now."""
    listed = (await maria.town.store.read(_ids, "returned_list"))[-1 - number]
    await presses(maria, "list", listed)
    return await maria.sees("<b>List</b>: {name}")


async def is_verified(maria: OperatorActor, petro: OperatorActor) -> None:
    """All that is sure was proposed, compared, verified and told."""
    await proposes_sure(maria, 1)
    await compares_all(petro)
    await verifies_all(petro)
    await maria.town.settles()
    await maria.town.passes(HOLD + 1)


async def test_the_next_days_list_leaves_only_the_new_row_as_work(
    town: Town, maria: OperatorActor, petro: OperatorActor, anna: Relative, taras: Case, andrii: Case
) -> None:
    await brings(maria, TARAS)
    await is_verified(maria, petro)
    await town.passes(NEXT_DAY)
    overview = await brings(maria, TARAS + ANDRII)
    says(maria, overview, sure=1, before=1)
    await proposes_sure(maria, 1)
    await town.settles()
    assert await town.store.read(count, "return_report", "state = 'open'") == 1
    await presses(maria, "rows", f"{(await town.store.read(_ids, 'returned_list'))[-1]}:before:1")
    page = await maria.sees("<b>Already verified</b> on {day}, list {name}, row {number}.")
    assert "повернення.csv" in page.text and "Коваль" in page.text and "Соловйов" not in page.text
    await compares_all(petro)
    await verifies_all(petro)
    await town.settles()
    await town.passes(HOLD + 1)
    assert times_told(anna) == 1


async def test_when_the_verification_falls_the_row_is_work_again(
    town: Town, maria: OperatorActor, petro: OperatorActor, taras: Case, andrii: Case
) -> None:
    await brings(maria, TARAS)
    await is_verified(maria, petro)
    await brings(maria, TARAS + ANDRII)
    await presses(petro, "stop", await newest(town, "verification"))
    says(maria, await opens(maria), sure=2)


async def test_the_second_row_of_a_person_is_a_double_and_proposed_by_nobody(
    town: Town, maria: OperatorActor, petro: OperatorActor, anna: Relative, taras: Case
) -> None:
    overview = await brings(maria, TARAS + AGAIN)
    says(maria, overview, sure=1, double=1)
    listed = (await town.store.read(_ids, "returned_list"))[-1]
    await presses(maria, "rows", f"{listed}:double:1")
    assert "1" in (await maria.sees("<b>Duplicate of row {number}</b>, which is still to be decided.")).text
    await opens(maria)
    await is_verified(maria, petro)
    says(maria, await opens(maria), before=1)
    assert await town.store.read(count, "return_report") == 1
    assert times_told(anna) == 1


async def test_when_the_first_row_is_not_the_person_the_second_is_work(
    town: Town, maria: OperatorActor, taras: Case
) -> None:
    await brings(maria, TARAS + AGAIN)
    await maria.presses("Go through the rows")
    assert "Коваль, Тарас" in (await maria.sees("On the list: <b>{words}</b>")).text
    await maria.presses("Not this person")
    await town.settles()
    assert "Kowal" in maria.heard()
    says(maria, await opens(maria), sure=1)


async def test_when_the_same_row_of_an_earlier_list_is_not_the_person_the_second_is_work_here_too(
    town: Town, maria: OperatorActor, taras: Case
) -> None:
    await brings(maria, TARAS)
    says(maria, await brings(maria, TARAS + AGAIN), sure=1, double=1)
    await opens(maria, 1)
    await maria.presses("Go through the rows")
    await maria.sees("On the list: <b>{words}</b>")
    await maria.presses("Not this person")
    await town.settles()
    assert maria.word(DOUBLE).split("{n}")[0] not in (await opens(maria)).text
    await maria.presses("Go through the rows")
    assert "Kowal" in (await maria.sees("On the list: <b>{words}</b>")).text


async def test_a_row_of_whom_a_single_report_waits_is_no_work_until_it_is_rejected(
    town: Town, maria: OperatorActor, petro: OperatorActor, taras: Case
) -> None:
    await reports(maria, taras)
    says(maria, await brings(maria, TARAS), double=1)
    await presses(maria, "rows", f"{(await town.store.read(_ids, 'returned_list'))[-1]}:double:1")
    await maria.sees("<b>Already reported</b> in a single report, which is waiting for a second operator.")
    await presses(petro, "reject", await newest(town, "return_report"))
    await petro.says("Не досить")
    await town.settles()
    says(maria, await opens(maria), sure=1)


async def test_whoever_is_only_likely_is_work_and_one_press_says_that_it_is_the_same(
    town: Town, maria: OperatorActor, petro: OperatorActor, anna: Relative, taras: Case
) -> None:
    await reports(maria, taras)
    await verifies(petro)
    await town.passes(HOLD + 1)
    says(maria, await brings(maria, "1;Коваль;Тарас;;1991\n"), other=1)
    await maria.presses("Go through the rows")
    await maria.sees("<b>Already verified</b> on {day}, from a single report.")
    await maria.presses("It is this person, nothing to report")
    await town.settles()
    says(maria, await opens(maria), before=1)
    assert await town.store.read(count, "return_report") == 1
    assert await town.store.read(count, "audit", "action = 'recognised'") == 1
    assert times_told(anna) == 1


@pytest.mark.parametrize(("row", "known"), [("1;Кавалов;Тарас;;12.03.1991\n", True), ("1;Кавалов;;;1990\n", False)])
async def test_the_same_row_is_known_again_if_it_leaves_no_doubt(
    town: Town, maria: OperatorActor, petro: OperatorActor, anna: Relative, taras: Case, row: str, known: bool
) -> None:
    """Somebody said yesterday who it is.  With a surname and a year alone it may be somebody else today."""
    await brings(maria, row)
    await presses(maria, "name", (await town.store.read(_ids, "returned_row"))[-1])
    await maria.says(taras.reference)
    await maria.presses("This is the person")
    await compares_all(petro)
    await verifies_all(petro)
    await town.settles()
    await town.passes(NEXT_DAY)
    assert times_told(anna) == 1
    overview = await brings(maria, row + ANDRII)
    assert (maria.word(BEFORE).format(n=1) in overview.text) is known
    if not known:
        await maria.presses("Go through the rows")
        await maria.sees("<b>Already verified</b> on {day}, list {name}, row {number}.")


async def _ids(tx: Transaction, table: str) -> list[int]:
    order = "list_id, number" if table == "returned_row" else "id"
    return [row["id"] for row in await tx.all(f"SELECT id FROM {table} ORDER BY {order}")]
