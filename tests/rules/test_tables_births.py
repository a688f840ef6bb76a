"""Dates of birth as registers have them, read at an import as the comparison of lists reads them."""

from datetime import date

import pytest

from bot.matching.dates import read_birth
from bot.tables.people import people
from bot.tables.reading import read
from bot.tables.registering import RefusedRow, Registrable, persons


def imported(heads: str, *lines: str) -> list[Registrable | RefusedRow]:
    table = people(read("\n".join([heads, *lines]).encode(), "register.csv"))
    return list(persons(table.rows(), date(2026, 11, 23)))


def taken(heads: str, *lines: str) -> list[Registrable]:
    rows = imported(heads, *lines)
    found = [row for row in rows if isinstance(row, Registrable)]
    assert found == rows
    return found


def born(words: str, heads: str = "ПІБ;Дата народження;id", before: str = "Тестенко Тарас Іванович") -> str:
    (person,) = imported(heads, f"{before};{words};a")
    return person.facts["birth_date"] if isinstance(person, Registrable) else person.faults[0].reason


@pytest.mark.parametrize(
    ("words", "read_as"),
    [
        ("00.00.1991", "1991"),
        ("00.03.1991", "1991-03"),
        ("12.00.1991", "1991"),
        ("??.??.1991", "1991"),
        ("xx.03.1991", "1991-03"),
        ("1991-00-00", "1991"),
        ("19910312", "1991-03-12"),
        ("12031991", "1991-03-12"),
        ("12.XII.1991", "1991-12-12"),
        ("05.VI.1985", "1985-06-05"),
        ("12.ХІІ.1991", "1991-12-12"),
        ("10.X.1991", "1991-10-10"),
        ("12.03.1991 (35 р.)", "1991-03-12"),
        ("12.03.1991, 35 років", "1991-03-12"),
        ("1991 (35 р.)", "1991"),
        ("12.03.1991, м. Тестів", "1991-03-12"),
        ("м. Тестів, 12.03.1991", "1991-03-12"),
        ("1991-03-12 м. Тестів", "1991-03-12"),
    ],
)
def test_usual_dates_are_read_as_lists_are(words: str, read_as: str) -> None:
    assert born(words) == read_as
    assert str(read_birth(words)) == read_as


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("31.02.1991", "impossible_date"),
        ("31.02.1991, м. Тестів", "impossible_date"),
        ("07.08.79", "year_needs_four_digits"),
        ("12.03.1991, 1992", "not_a_date"),
        ("12.03.1991/1992", "not_a_date"),
        ("до 12.03.1991", "not_a_date"),
        ("20.20.1991", "impossible_date"),
        ("12.03.2191", "future_date"),
    ],
)
def test_what_is_not_sure_comes_back(words: str, reason: str) -> None:
    assert born(words) == reason


@pytest.mark.parametrize(
    "head", ["Дата та місце народження", "Дата і місце народження", "Date and place of birth", "Дата и место рождения"]
)
def test_of_date_and_place_the_date_is_kept(head: str) -> None:
    assert born("12.03.1991, м. Тестів", f"ПІБ;{head};id") == "1991-03-12"


@pytest.mark.parametrize(
    "head",
    [
        "Date of birth (MM/DD/YYYY)",
        "DOB mm-dd-yyyy",
        "DOB MMDDYYYY",
        "Дата народження (ММ/ДД/РРРР)",
        "Date of birth (month first)",
    ],
)
def test_the_month_is_first_where_the_head_says_so(head: str) -> None:
    heads = f"Surname,Given name,{head},id"
    first, second = taken(heads, "Пробний,Іван,03/05/1991,7", "Тестенко,Тарас,04/06/1991,8")
    assert (first.facts["birth_date"], second.facts["birth_date"]) == ("1991-03-05", "1991-04-06")


@pytest.mark.parametrize("head", ["Date of birth (DD/MM/YYYY)", "Дата народження (дд.мм.рррр)", "Date of birth"])
def test_the_day_is_first_where_it_does_not(head: str) -> None:
    (person,) = taken(f"Surname,Given name,{head},id", "Пробний,Іван,03/05/1991,7")
    assert person.facts["birth_date"] == "1991-05-03"


@pytest.mark.parametrize(
    "heads",
    [
        "День;Місяць;Рік народження",
        "День народження;Місяць народження;Рік народження",
        "Число;Месяц;Год рождения",
        "Birth day;Birth month;Birth year",
        "Day of birth;Month of birth;Year of birth",
    ],
)
@pytest.mark.parametrize(
    ("cells", "read_as"),
    [
        ("12;03;1991", "1991-03-12"),
        ("12;12;1991", "1991-12-12"),
        (";03;1991", "1991-03"),
        (";;1991", "1991"),
        ("12;;1991", "1991"),
        ("12;березня;1991", "1991-03-12"),
    ],
)
def test_day_month_and_year_may_have_columns_of_their_own(heads: str, cells: str, read_as: str) -> None:
    assert born(cells, f"Прізвище;Ім'я;По батькові;{heads};id", "Тестенко;Тарас;Іванович") == read_as


def test_they_may_be_below_one_head() -> None:
    table = "ПІБ;Дата народження;;;id\n;День;Місяць;Рік;\nТестенко Тарас Іванович;12;03;1991;a"
    (person,) = taken(*table.splitlines())
    assert person.facts["birth_date"] == "1991-03-12"


def test_of_another_date_they_are_not_taken() -> None:
    heads, row = "ПІБ;День;Місяць;Рік;Дата народження;id", "Тестенко Тарас Іванович;1;2;2024;12.03.1991;a"
    (person,) = taken(heads, row)
    assert person.facts["birth_date"] == "1991-03-12"
    (refused,) = imported("ПІБ;День;Місяць;Рік;id", "Тестенко Тарас Іванович;1;2;2024;a")
    assert isinstance(refused, RefusedRow)
