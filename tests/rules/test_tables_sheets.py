"""Workbooks of several sheets: all that are lists are one list, the others are named."""

from pathlib import Path

import pytest

from bot.model.sheets import SheetRows
from bot.tables.people import NamedPeople, people
from bot.tables.reading import read
from bot.tables.unreadable import UnreadableFile
from tests.rules.workbooks import workbook

TABLES = Path(__file__).with_name("tables")
HEADS = ["№", "Прізвище", "Ім'я", "Дата народження"]
TARAS = [1, "Тестенко", "Тарас", "12.03.1991"]
IVAN = [1, "Пробний", "Іван", "01.02.1990"]
TESTENKO = ("Тестенко", "Тарас", "12.03.1991")


def listed(content: bytes) -> NamedPeople:
    return people(read(content, "list.xlsx"))


def names(content: bytes) -> list[tuple[str, str, str]]:
    return [(row.surname or row.full_name, row.given, row.birth) for row in listed(content).rows()]


def test_a_list_over_two_sheets_is_taken_whole_and_every_row_says_where_it_is() -> None:
    found = listed((TABLES / "two-data-sheets.xlsx").read_bytes())
    assert [(row.number, row.surname) for row in found.rows()] == [(1, "Пробний"), (2, "Тестенко")]
    sheets = found.table.sheets
    assert sheets.read == (SheetRows("Жовтень", 1), SheetRows("Листопад", 1))
    assert [sheets.place(number) for number in (1, 2, 3)] == [("Жовтень", 1), ("Листопад", 1), None]


@pytest.mark.parametrize(
    ("file", "passed_over"), [("cover-sheet-first", "Титул"), ("instructions-sheet-first", "Інструкція")]
)
def test_a_sheet_without_heads_is_passed_over_and_named(file: str, passed_over: str) -> None:
    found = listed((TABLES / f"{file}.xlsx").read_bytes())
    assert [row.surname for row in found.rows()] == ["Тестенко"]
    assert found.table.sheets.left_out == (SheetRows(passed_over, 1),)
    assert found.table.sheets.place(1) is None


def test_hidden_and_empty_sheets_are_not_read_and_the_hidden_one_is_named() -> None:
    found = listed(workbook([HEADS, IVAN], [], [HEADS, TARAS], hide=["Sheet"]))
    assert [row.surname for row in found.rows()] == ["Тестенко"]
    assert found.table.sheets.left_out == (SheetRows("Sheet", 2),)


def test_columns_in_another_order_are_put_where_they_belong() -> None:
    other = ["№", "Дата народження", "Ім'я", "Прізвище", "Примітка"]
    content = workbook(
        [["Список"], HEADS, IVAN],
        [other, [1, "12.03.1991", "Тарас", "Тестенко", "лікарня"], other, [2, "1970", "Ніна", "Зразкова"]],
    )
    assert names(content) == [("Пробний", "Іван", "01.02.1990"), TESTENKO, ("Зразкова", "Ніна", "1970")]
    rows = list(listed(content).rows())
    assert rows[1].beside == (("Примітка", "лікарня"),)
    assert [row.source_id for row in rows] == [""] * 3


def test_heads_in_two_rows_and_further_columns_on_another_sheet_are_read_together() -> None:
    grouped = [["Заявник", "", "Зникла особа"], ["Прізвище", "Ім'я", "Прізвище", "Ім'я"]]
    other = ["Ім'я", "Прізвище", "Примітка", "Дата народження"]
    content = workbook(
        [*grouped, ["Зразкова", "Ніна", "Пробний", "Іван"]],
        [other, ["Тарас", "Тестенко", "лікарня", "12.03.1991", "x"]],
    )
    assert names(content) == [("Пробний", "Іван", ""), TESTENKO]
    assert list(listed(content).rows())[1].beside == (("Примітка", "лікарня"), ("G", "x"))


def test_a_column_of_which_it_is_unclear_whose_it_is_refuses_the_file_on_any_sheet() -> None:
    with pytest.raises(UnreadableFile) as refused:
        listed(workbook([HEADS, IVAN], [["ПІБ", "ПІБ другої особи", "id"], ["А Б", "В Г", "1"]]))
    assert (refused.value.reason, refused.value.heads) == ("unclear_column", ("ПІБ", "ПІБ другої особи"))


@pytest.mark.parametrize("order", [1, -1])
def test_a_date_in_parts_on_one_sheet_and_whole_on_another_is_one_date(order: int) -> None:
    parts = [["ПІБ", "День", "Місяць", "Рік"], ["Тестенко Тарас", "3", "3", "1991"]]
    whole = [["ПІБ", "Дата народження"], ["Тестенко Тарас", "03.03.1991"]]
    births = {birth for *_, birth in names(workbook(*[parts, whole][::order]))}
    assert births == {"03.03.1991"}


def test_numbers_that_begin_anew_on_every_sheet_are_no_ids() -> None:
    assert [row.source_id for row in listed(workbook([HEADS, IVAN], [HEADS, TARAS])).rows()] == ["", ""]


def test_sheets_without_any_head_are_joined_where_they_look_alike() -> None:
    content = workbook(
        [["Звіт за листопад"]], [["Тестенко Тарас"], ["Пробний Іван"]], [["Зразкова Ніна"], ["Зразкова Ганна"]]
    )
    assert [name for name, *_ in names(content)] == [
        "Тестенко Тарас",
        "Пробний Іван",
        "Зразкова Ніна",
        "Зразкова Ганна",
    ]
    assert listed(content).table.sheets.left_out == (SheetRows("Sheet", 1),)


def test_a_wide_sheet_of_something_else_does_not_hide_the_list() -> None:
    content = workbook([["x"] * 70], [HEADS, TARAS])
    assert names(content) == [TESTENKO]
    assert listed(content).table.sheets.left_out == (SheetRows("Sheet", 1),)


@pytest.mark.parametrize("second", [["Загиблі"], ["Тіла"]])
def test_a_title_of_death_on_any_sheet_refuses_the_file(second: list[str]) -> None:
    with pytest.raises(UnreadableFile) as refused:
        listed(workbook([HEADS, IVAN], [second, HEADS, TARAS]))
    assert refused.value.reason == "remains"


def test_a_sheet_whose_name_is_one_of_death_refuses_the_file() -> None:
    with pytest.raises(UnreadableFile) as refused:
        listed(workbook([HEADS, IVAN], title="Тіла"))
    assert refused.value.reason == "remains"


@pytest.mark.parametrize("system", [False, True])
def test_days_are_counted_from_where_the_workbook_counts(system: bool) -> None:
    content = (TABLES / "date1904-general.xlsx").read_bytes() if system else workbook([HEADS, [*TARAS[:3], 33309]])
    assert names(content) == [("Тестенко", "Тарас", "1991-03-12")]
