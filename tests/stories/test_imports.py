"""An administrator sends a register to the chat: it is read, then imported, and whatever cannot be taken comes back."""

import asyncio
import csv
import io

import pytest

from bot.importer.plan import PAGE
from storage.register import imports, persons
from tests.cast import OperatorActor
from tests.register import count
from tests.stories.registers import HEADS, ROWS, imports_it, sends_register
from tests.town import Town
from tests.wording import known

WRONG = "Мельник;Олена;;31.02.1988;хтось;\n"


@pytest.fixture
async def oksana(town: Town, language: str) -> OperatorActor:
    return await town.operator("Оксана", "admin", language)


async def test_a_register_is_read_first_and_then_imported(town: Town, oksana: OperatorActor) -> None:
    other = await town.operator("Ігор", "admin")
    read = await sends_register(oksana)
    assert all(
        oksana.word(counted).format(n=n) in read.text for counted, n in (("New: {n}", 2), ("Not accepted: {n}", 0))
    )
    assert await town.store.read(count, "person") == 0
    await imports_it(oksana, 2)
    assert oksana.word("Added: {added}, replaced: {replaced}.").format(added=2, replaced=0) in oksana.heard()
    assert await town.store.read(count, "person") == 2
    await other.sees("<b>For operators: a register was imported</b> by {name}.")
    assert await town.store.read(count, "audit", "action = 'imported' AND operator_id IS NOT NULL") == 1


async def test_the_same_register_again_changes_nothing(town: Town, oksana: OperatorActor) -> None:
    await sends_register(oksana)
    await imports_it(oksana, 2)
    read = await sends_register(oksana)
    assert oksana.word("There is nothing to import.") in read.text
    assert not read.buttons
    changed = await sends_register(oksana, ROWS.replace("Олена", "Олеся"))
    assert oksana.word("Changed: {n}").format(n=1) in changed.text


async def test_rows_that_cannot_be_taken_come_back_as_a_file(town: Town, oksana: OperatorActor) -> None:
    await sends_register(oksana, ROWS + WRONG)
    shown = await oksana.sees("<b>For operators: {n} row cannot be imported.</b>")
    content = town.telegram.files.get(shown.media["document"]["file_id"]).content
    heads, row = csv.reader(io.StringIO(content.decode("utf-8-sig")))
    assert row[:2] == ["Мельник", "Олена"]
    assert heads[-1] == oksana.word("reason")
    assert all(oksana.word(wrong) in row[-1] for wrong in ("no such day", "missing"))
    await imports_it(oksana, 2)


async def test_a_row_that_speaks_of_a_death_comes_back_and_the_others_are_imported(
    town: Town, oksana: OperatorActor
) -> None:
    heads = HEADS.replace("id", "id;Примітка")
    first, second = ROWS.splitlines()
    read = await sends_register(oksana, f"{first};загинув у полоні\n{second};шпиталь\n", heads)
    assert oksana.word("Not accepted: {n}").format(n=1) in read.text
    shown = await oksana.sees("<b>For operators: {n} row cannot be imported.</b>")
    content = town.telegram.files.get(shown.media["document"]["file_id"]).content
    _heads, row = csv.reader(io.StringIO(content.decode("utf-8-sig")))
    assert row[0] == "Коваль"
    assert oksana.word("contains words that do not belong in a register") in row[-1]
    await imports_it(oksana, 1)
    assert await town.store.read(count, "person") == 1


async def test_what_is_not_wanted_is_left(town: Town, oksana: OperatorActor) -> None:
    await sends_register(oksana)
    await oksana.presses("Do not import")
    await oksana.sees("<b>Not imported.</b>")
    oksana.forges(oksana.data("import"))
    await oksana.sees_toast("Already done.")
    assert await town.store.read(count, "person") == 0


async def test_two_administrators_at_once_double_nothing(town: Town, oksana: OperatorActor) -> None:
    other = await town.operator("Ігор", "admin")
    rows = "".join(f"Коваль;Тарас;Іванович;12.03.1991;військовий;{number}\n" for number in range(1_200))
    await asyncio.gather(sends_register(oksana, rows), sends_register(other, rows))
    await town.settles()
    await asyncio.gather(
        *(operator.person.presses(known(operator.word("Import: {n}"))) for operator in (oksana, other))
    )
    for operator in (oksana, other):
        await operator.sees("<b>For operators: a register was imported</b> by {name}.")
    while await town.store.read(imports.waiting):
        await town.store.changes.wait(0.1, since=town.store.changes.count)
    assert await town.store.read(count, "person") == 1_200


async def test_a_restart_in_the_middle_loses_nothing(town: Town, oksana: OperatorActor) -> None:
    rows = "".join(f"Коваль;Тарас;Іванович;12.03.1991;військовий;{number}\n" for number in range(4 * PAGE))
    await sends_register(oksana, rows)
    await town.settles()
    await oksana.person.presses(known(oksana.word("Import: {n}")))
    while not (taken := await town.store.read(count, "person")):
        await town.store.changes.wait(0.05, since=town.store.changes.count)
    assert taken < 4 * PAGE, "it was over before the restart"
    await town.closes()
    await town.opens()
    await oksana.sees("<b>For operators: a register was imported</b> by {name}.")
    assert await town.store.read(count, "person") == 4 * PAGE


async def test_a_file_over_which_three_processes_have_ended_is_given_up(town: Town, oksana: OperatorActor) -> None:
    rows = "".join(f"Коваль;Тарас;Іванович;12.03.1991;військовий;{number}\n" for number in range(4 * PAGE))
    await sends_register(oksana, rows)
    await town.settles()
    await oksana.person.presses(known(oksana.word("Import: {n}")))
    while not await town.store.read(count, "person"):
        await town.store.changes.wait(0.05, since=town.store.changes.count)
    (one,) = await town.store.read(imports.waiting)
    for _process_before in range(2):
        await town.store.run(imports.count_start, one.id)
    await town.closes()
    await town.opens()
    await oksana.sees("<b>For operators: the register was not imported.</b>")
    await oksana.sees("Something went wrong on our side")
    assert not await town.store.read(imports.waiting)


@pytest.mark.parametrize(
    ("heads", "answer"),
    [
        ("Прізвище;Ім'я;По батькові;Дата народження;Категорія;Щось\n", "It has no column with an id of each person."),
        ("a;b;c;d;e;f\n", "It is not clear which column is which."),
        (";".join(f"стовпець {n}" for n in range(300)) + "\n", "It has too many columns."),
    ],
)
async def test_a_file_that_is_no_register_is_refused_in_a_sentence(
    oksana: OperatorActor, heads: str, answer: str
) -> None:
    await oksana.person.sends_document((heads + ("x;" * 6 + "\n") * 3).encode(), "реєстр.csv")
    await oksana.presses("A register to import")
    await oksana.sees("<b>For operators: the register was not imported.</b>")
    await oksana.sees(answer)


async def test_nobody_but_an_administrator_brings_a_register(town: Town) -> None:
    maria = await town.operator("Марія", "verifier")
    await maria.person.sends_document((HEADS + ROWS).encode(), "реєстр.csv")
    await maria.sees("<b>List of returned people received")
    for verb in ("aslist", "asregister", "import", "importothers", "leaveimport"):
        maria.forges(f"{verb}:1")
    await town.settles()
    assert await town.store.read(count, "person") == 0


async def test_the_applicant_is_not_taken_for_the_missing_person(town: Town, oksana: OperatorActor) -> None:
    heads = "Позначка часу;Ваше ПІБ;Ваш телефон;ПІБ зниклого;Дата народження зниклого;id\n"
    read = await sends_register(
        oksana, "01.11.2026;Зразкова Ніна Олегівна;+380000000000;Пробний Іван Петрович;01.02.1990;5\n", heads
    )
    assert all(head in read.text for head in ("ПІБ зниклого", "Дата народження зниклого", "Ваше ПІБ"))
    await imports_it(oksana, 1)
    (person,) = await town.store.read(persons.page, 0, 9)
    assert [person.facts[part] for part in ("surname", "given", "birth_date")] == ["Пробний", "Іван", "1990-02-01"]


async def test_where_it_cannot_be_told_whose_a_column_is_both_are_named(town: Town, oksana: OperatorActor) -> None:
    heads = "ПІБ;ПІБ другої особи;Дата народження;id\n"
    await oksana.person.sends_document(f"{heads}А Б;В Г;1990;5\n".encode(), "реєстр.csv")
    await oksana.presses("A register to import")
    refused = await oksana.sees("It is not clear who these columns are about: {heads}.")
    assert "ПІБ, ПІБ другої особи" in refused.text
    assert await town.store.read(count, "person") == 0


@pytest.mark.parametrize("first", ["1;2;3;4;5\n", ""])
async def test_numbers_of_rows_replace_nobody(town: Town, oksana: OperatorActor, first: str) -> None:
    heads = f"№;Прізвище;Ім'я;По батькові;Дата народження\n{first}"
    two = "1;Тестенко;Тарас;Іванович;12.03.1991\n4;Пробний;Іван;Петрович;01.02.1990\n"
    for name in (two, "4;Зразкова;Ніна;;1985\n"):
        await oksana.person.sends_document((heads + name).encode(), "реєстр.csv")
        await oksana.presses("A register to import")
        await oksana.sees("It has no column with an id of each person.")
    assert await town.store.read(count, "person") == 0


FULL = "Зразкова;Ніна;Олегівна;05.06.1985;цивільна;77\n"


async def test_a_column_that_is_not_there_erases_nothing(town: Town, oksana: OperatorActor) -> None:
    await sends_register(oksana, FULL)
    await imports_it(oksana, 1)
    (before,) = await town.store.read(persons.page, 0, 9)
    read = await sends_register(oksana, "Зразкова;Ніна;1985;77\n", "Прізвище;Ім'я;Дата народження;id\n")
    assert oksana.word("There is nothing to import.") in read.text
    read = await sends_register(oksana, "Зразкова;Ніна;;1985;;77\nМельник;Олена;;1988;;8\n")
    await imports_it(oksana, 1)
    after = {person.source_id: person.facts for person in await town.store.read(persons.page, 0, 9)}
    assert after["77"] == before.facts
    assert (after["77"]["patronymic"], after["77"]["category"]) == ("Олегівна", "civilian")


async def test_an_id_that_a_spreadsheet_wrote_as_a_formula_is_the_same_id(town: Town, oksana: OperatorActor) -> None:
    heads = "Прізвище;Ім'я;Дата народження;id\n"
    await sends_register(oksana, 'Тестенко;Тарас;12.03.1991;="007"\n', heads)
    await imports_it(oksana, 1)
    read = await sends_register(oksana, "Тестенко;Тарас;12.03.1991;007\n", heads)
    assert oksana.word("There is nothing to import.") in read.text
    assert await town.store.read(count, "person") == 1


async def test_somebody_else_under_the_same_id_is_named_and_replaces_nobody(town: Town, oksana: OperatorActor) -> None:
    await sends_register(oksana, FULL)
    await imports_it(oksana, 1)
    read = await sends_register(oksana, "Вигаданий;Остап;Левович;07.08.1979;;77\nМельник;Олена;;1988;;8\n")
    assert all(name in read.text for name in ("Зразкова Ніна Олегівна", "Вигаданий Остап Левович", "77"))
    assert oksana.word("Changed: {n}").format(n=0) in read.text
    shown = await oksana.sees("<b>For operators: {n} row cannot be imported.</b>")
    content = town.telegram.files.get(shown.media["document"]["file_id"]).content.decode("utf-8-sig")
    assert "Вигаданий" in content
    await imports_it(oksana, 1)
    surnames = {person.facts["surname"] for person in await town.store.read(persons.page, 0, 9)}
    assert surnames == {"Зразкова", "Мельник"}


async def test_on_an_administrators_word_somebody_else_takes_the_id(town: Town, oksana: OperatorActor) -> None:
    await sends_register(oksana, FULL)
    await imports_it(oksana, 1)
    await sends_register(oksana, "Вигаданий;Остап;;07.08.1979;;77\n")
    await oksana.presses("Replace people too: {n}", n="1")
    await oksana.sees("Added: {added}, replaced: {replaced}.")
    (person,) = await town.store.read(persons.page, 0, 9)
    assert person.facts == {
        "surname": "Вигаданий", "given": "Остап", "birth_date": "1979-08-07", "category": "service_member",
    }  # fmt: skip
