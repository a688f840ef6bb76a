"""Rows that the matching found nobody for: they are listed, searched, and a person says who they are."""

import pytest

from bot.model.returned import IN_HAND_SECONDS
from storage.store.transaction import Transaction
from tests.cast import OperatorActor, Relative
from tests.promises.own_family import misses
from tests.promises.quick import HOLD, VERIFIED, presses
from tests.register import Case, count, has_asked, is_accepted, is_imported
from tests.stories.listing import brings, compares_all, verifies_all
from tests.town import Town

MANY = "".join(f"{n};Зовсім{n};Інша;Людина;01.01.19{n:02}\n" for n in range(10, 22))
WRONG = "30;Кавалов;Тимко;;1990\n"  # Taras Koval, as somebody heard it
PAGE = "<b>{sort}: {n}</b>"


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


async def sees_nobodys(maria: OperatorActor, n: int) -> None:
    """Opens the first page of the rows of nobody."""
    await maria.presses("See rows, find one")
    await maria.sees("<b>Rows of the list</b> {name}")
    await maria.town.settles()
    await maria.person.presses(f"{maria.word('Not in the register')}: {n}")
    await maria.reads(f"{maria.word('Not in the register')}: {n}")
    await maria.town.settles()


async def test_they_are_listed_page_by_page(town: Town, maria: OperatorActor, taras: Case) -> None:
    await brings(maria, MANY)
    await sees_nobodys(maria, 12)
    assert maria.has_read("1. Зовсім10") and not maria.has_read("11. Зовсім20")
    await maria.presses("Page {n} →", n="2")
    await maria.reads("11. Зовсім20")
    await town.settles()
    await maria.person.presses("12")
    entry = await maria.sees("<b>Row {number}</b>. {sort}")
    assert "Зовсім21" in entry.text


@pytest.mark.parametrize(
    ("words", "found"), [("kavalow tymko", ["13"]), ("Інша 01.01.1912", ["3"]), ("13", ["13", "4"])]
)
async def test_one_is_found_by_its_number_or_words_in_any_spelling(
    town: Town, maria: OperatorActor, taras: Case, words: str, found: list[str]
) -> None:
    await brings(maria, MANY + WRONG)
    await maria.presses("See rows, find one")
    await maria.presses("Find a row")
    await town.settles()
    await maria.says(words)
    shown = await maria.sees("<b>Rows found: {n}</b>")
    assert [label for label in shown.buttons if label.isdecimal()] == found
    assert await town.store.read(count, "audit", "action = 'searched' AND subject = 'returned_list'") == 1
    await maria.presses("Find a row")
    await town.settles()
    await maria.says("Неіснуючий")
    await maria.sees("<b>No row of this list says that.</b>")


async def test_one_is_named_by_hand_compared_by_another_and_the_family_is_told(
    town: Town, maria: OperatorActor, petro: OperatorActor, anna: Relative, taras: Case
) -> None:
    await brings(maria, WRONG)
    await sees_nobodys(maria, 1)
    await maria.person.presses("1")
    await maria.presses("Name the person")
    await town.settles()
    await maria.says("7K3M-9QX1")
    await maria.sees("<b>Nobody in the register fits.</b>")
    await town.settles()
    await maria.says(taras.reference)
    card = await maria.sees("In the register: <b>{words}</b>")
    assert "Кавалов" in card.text and "Коваль Тарас Іванович" in card.text and taras.reference in card.text
    assert await town.store.read(count, "return_report") == 0
    assert await town.store.read(count, "audit", "action = 'named' AND subject = 'returned_row'") == 1
    await maria.presses("This is the person")
    await compares_all(petro)
    await verifies_all(petro)
    await town.settles()
    await town.passes(HOLD + 1)
    await anna.sees(VERIFIED)


async def test_an_imported_person_is_named_by_their_id(town: Town, maria: OperatorActor, taras: Case) -> None:
    await is_imported(town, "NIB-1", surname="Цимбал", given="Лук’ян", birth_date="1977-07-07")
    await brings(maria, WRONG)
    await _names(maria, "NIB-1")
    assert "Цимбал" in (await maria.sees("In the register: <b>{words}</b>")).text


@pytest.mark.parametrize("words", ["Kowal Taras 1991", "+447700900111", "Коваль Анна"])
async def test_somebody_is_named_as_they_are_looked_up_by_name_relative_or_telephone(
    town: Town, maria: OperatorActor, taras: Case, words: str
) -> None:
    await brings(maria, WRONG)
    await _names(maria, words)
    await maria.sees("<b>Which of them is this row?</b>")
    assert await town.store.read(count, "candidate", "rank < 1") == 0
    await maria.person.presses(f"{taras.reference} · Коваль Тарас Іванович")
    card = await maria.sees("In the register: <b>{words}</b>")
    assert "Кавалов" in card.text and taras.reference in card.text
    assert await town.store.read(count, "return_report") == 0


async def test_of_several_of_one_name_who_is_meant_is_chosen_and_who_is_in_review_is_accepted_first(
    town: Town, maria: OperatorActor, taras: Case
) -> None:
    brother = await is_accepted(town.relative("Nina"), maria, birth_date="1993-04-13")
    waiting = await has_asked(town.relative("Olena"), birth_date="1995-01-13")
    await brings(maria, WRONG)
    await _names(maria, "Коваль")
    shown = await maria.sees("<b>Which of them is this row?</b>")
    assert all(one.reference in shown.text for one in (taras, brother, waiting))
    assert maria.word("An inquiry in review has to be accepted first.") in shown.text
    assert not any(waiting.reference in button for button in shown.buttons)
    await maria.presses("Somebody else")
    await town.settles()
    await maria.says("Неіснуючий")
    await maria.sees("<b>Nobody in the register fits.</b>")
    await town.settles()
    await maria.says("Коваль 1993")
    await town.settles()
    await maria.person.presses(f"{brother.reference} · Коваль Тарас Іванович")
    assert brother.reference in (await maria.sees("In the register: <b>{words}</b>")).text


async def test_what_was_named_is_never_proposed_together_with_sure_ones(
    town: Town, maria: OperatorActor, taras: Case
) -> None:
    await is_imported(town, "NIB-1", surname="Цимбал", given="Лук’ян", birth_date="1977-07-07")
    overview = await brings(maria, "1;Коваль;Тарас;Іванович;12.03.1991\n")
    assert maria.word("Report all sure matches: {n}").format(n=1) in overview.buttons
    await _names(maria, "NIB-1")
    await maria.says("/lists")
    await town.settles()
    await maria.person.presses("повернення.csv")
    again = await maria.sees("<b>List</b>")
    assert maria.word("Other matches, to look at: {n}").format(n=1) in again.text
    await presses(maria, "sure", (await town.store.read(_ids, "returned_list"))[0])
    assert await town.store.read(count, "return_report") == 0


async def test_everybody_else_who_fits_can_be_looked_at_and_chosen(
    town: Town, maria: OperatorActor, taras: Case
) -> None:
    brother = await is_accepted(town.relative("Nina"), maria, birth_date="1991-03-13")
    await brings(maria, "1;Коваль;Тарас;Іванович;12.03.1991\n")
    await maria.presses("Go through the rows")
    await maria.presses("Others who fit: {n}", n="1")
    shown = await maria.sees("<b>Row {number}</b> may be:")
    assert taras.reference in shown.text and brother.reference in shown.text
    await maria.presses("Look at {number}", number="2")
    card = await maria.sees("In the register: <b>{words}</b>")
    assert brother.reference in card.text
    await maria.presses("This is the person")
    await town.settles()
    assert await town.store.read(count, "return_report", f"person_id = {brother.person}") == 1


async def test_a_colleagues_no_is_not_overridden_but_the_own_is(
    town: Town, maria: OperatorActor, petro: OperatorActor, taras: Case
) -> None:
    await brings(maria, "1;Коваль;Тарас;Іванович;12.03.1991\n")
    await maria.presses("Go through the rows")
    await maria.presses("Not this person")
    await town.settles()
    await _names(petro, taras.reference)
    await petro.sees("A colleague found that this row is not this person.")
    assert await town.store.read(count, "rejected_match") == 1
    await town.passes(IN_HAND_SECONDS)
    await _names(maria, taras.reference)
    await maria.sees("In the register: <b>{words}</b>")
    assert await town.store.read(count, "rejected_match") == 0


@pytest.mark.parametrize("by", ["reference", "name", "telephone"])
async def test_nobody_learns_of_the_own_family_by_naming_it(
    town: Town, maria: OperatorActor, petro: OperatorActor, taras: Case, by: str
) -> None:
    await misses(petro, taras, "received")
    await town.settles()
    await brings(maria, WRONG)
    await _names(petro, {"reference": taras.reference, "name": "Коваль Тарас", "telephone": "+447700900111"}[by])
    await petro.sees("<b>Nobody in the register fits.</b>")
    assert await town.store.read(count, "candidate") == 0
    await town.passes(IN_HAND_SECONDS)
    await _names(maria, taras.reference)
    await presses(petro, "entry", (await town.store.read(_ids, "returned_row"))[0])
    await petro.sees_toast("You are a relative in this case: another operator has to decide it.")


async def _names(operator: OperatorActor, number: str) -> None:
    """Says who the first row is."""
    await presses(operator, "lists", "")
    await presses(operator, "name", (await operator.town.store.read(_ids, "returned_row"))[0])
    await operator.says(number)
    await operator.town.settles()


async def _ids(tx: Transaction, table: str) -> list[int]:
    order = "list_id, number" if table == "returned_row" else "id"
    return [row["id"] for row in await tx.all(f"SELECT id FROM {table} ORDER BY {order}")]
