"""Whose name a column holds: the missing or returned person's, never that of whoever looks for them."""

import pytest

from bot.tables.people import NamedPeople, people
from bot.tables.reading import read
from bot.tables.unreadable import UnreadableFile
from bot.tables.vocabulary import meaning

SOUGHT = "Пробний Іван Петрович"
APPLICANT = "Зразкова Ніна Олегівна"
# Heads for somebody else: of each the name is left alone, wherever it is in the table.
OTHERS = [
    "Ваше ПІБ",
    "Ваше повне ім'я",
    "ПІБ подавача",
    "ПІБ особи, яка звертається",
    "ПІБ того, хто шукає",
    "ПІБ автора заявки",
    "ПІБ волонтера",
    "ПІБ оператора",
    "ПІБ свідка",
    "ПІБ адвоката",
    "ПІБ бабусі",
    "ПІБ тітки",
    "ПІБ нареченої",
    "ПІБ побратима",
    "ПІБ близької особи",
    "ПІБ рідного",
    "ПІБ куратора",
    "ПІБ лікаря",
    "Reporter full name",
    "Caregiver full name",
    "NOK full name",
    "Full name of the person reporting",
    "ФИО обратившегося",
    "Your full name",
    "Своє ПІБ",
    "Як вас звати (ПІБ)",
    "ПІБ родича зниклого",
    "Full name of relative of the missing",
    "ПІБ дружини полоненого",
    "ПІБ, хто заповнив анкету",
    "Ким подано (ПІБ)",
    "Reported by (full name)",
    "ПІБ слідчого",
    "ПІБ представника",
    "ПІБ сусіда",
    "ПІБ дідуся",
    "ПІБ дядька",
    "ПІБ племінника",
    "ФИО бабушки",
    "ФИО волонтёра",
    "Full name of grandmother",
    "Fiancee full name",
    "Volunteer's full name",
    "Witness full name",
    "Doctor full name",
    "Full name of next of kin",
    "ПІБ заявниці",
    "ПІБ контактної особи",
    "Case worker full name",
    "Submitter full name",
    "My full name",
    "ПІБ хрещеної",
    "ПІБ однополчанина",
    "ПІБ співробітника",
]
# Heads for the person: of two columns theirs is taken.
THEIRS = [
    "ПІБ зниклого",
    "ПІБ зниклої безвісти особи",
    "ПІБ військовополоненого",
    "ПІБ полоненого",
    "ПІБ розшукуваної особи",
    "ПІБ звільненого",
    "ПІБ особи, яку розшукують",
    "ПІБ особи, яка розшукується",
    "ПІБ повернутого",
    "Кого ви шукаєте",
    "Кого шукаєте (ПІБ)",
    "Full name of the missing person",
    "Returned person: full name",
    "Missing person name",
    "Full name of person you are looking for",
    "POW full name",
    "Name of the detainee",
    "Sought person full name",
    "ФИО пропавшего",
    "ФИО разыскиваемого",
    "ФИО военнопленного",
]
# Names that are nobody's.
NOBODYS = [
    "File name",
    "Hospital name",
    "Name of the unit's base",
    "User name",
    "List name",
    "Case name",
    "Record name",
    "Назва файлу",
]


def listed(heads: list[str], cells: list[str]) -> NamedPeople:
    return people(read(f"{';'.join(heads)}\n{';'.join(cells)}\n".encode(), "list.csv"))


def unclear(heads: list[str], cells: list[str]) -> tuple[str, ...]:
    with pytest.raises(UnreadableFile) as refused:
        listed(heads, cells)
    assert refused.value.reason == "unclear_column"
    return refused.value.heads


@pytest.mark.parametrize("head", OTHERS)
@pytest.mark.parametrize("order", [1, -1])
def test_somebody_elses_name_is_left_alone(head: str, order: int) -> None:
    assert meaning(head) is None
    (row,) = listed([head, "ПІБ"][::order], [APPLICANT, SOUGHT][::order]).rows()
    assert row.full_name == SOUGHT


@pytest.mark.parametrize("head", THEIRS)
@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize("plain", ["ПІБ", "Full name", "Name", "ПІБ (кирилицею)"])
def test_the_column_that_says_so_is_the_persons(head: str, order: int, plain: str) -> None:
    (row,) = listed([plain, head][::order], [APPLICANT, SOUGHT][::order]).rows()
    assert row.full_name == SOUGHT


@pytest.mark.parametrize(
    ("heads", "cells", "born"),
    [
        (
            "Позначка часу|Ваше ПІБ|Ваш телефон|ПІБ зниклого|Дата народження зниклого|id",
            f"01.11.2026 10:11|{APPLICANT}|+380000000000|{SOUGHT}|01.02.1990|5",
            "01.02.1990",
        ),
        (
            "Your full name|Full name of the missing person|Date of birth|id",
            f"{APPLICANT}|{SOUGHT}|01.02.1990|5",
            "01.02.1990",
        ),
        (
            "ПІБ|Дата народження|ПІБ зниклого|Дата народження зниклого",
            f"{APPLICANT}|05.06.1985|{SOUGHT}|01.02.1990",
            "01.02.1990",
        ),
        (
            "Прізвище|Ім'я|По батькові|ПІБ зниклого|Дата народження",
            f"Зразкова|Ніна|Олегівна|{SOUGHT}|01.02.1990",
            "01.02.1990",
        ),
        ("ПІБ|Рік народження|Дата народження", f"{SOUGHT}|1990|01.02.1990", "01.02.1990"),
    ],
)
def test_name_and_date_are_of_one_person(heads: str, cells: str, born: str) -> None:
    (row,) = listed(heads.split("|"), cells.split("|")).rows()
    assert (row.surname, row.given, row.full_name, row.birth) == ("", "", SOUGHT, born)


@pytest.mark.parametrize(
    ("heads", "named"),
    [
        ("ПІБ|ПІБ другої особи|id", "ПІБ|ПІБ другої особи"),
        ("ПІБ|Full name|id", "ПІБ|Full name"),
        ("ПІБ|ПІБ|id", "ПІБ|ПІБ"),
        ("ПІБ зниклого|ПІБ полоненого|id", "ПІБ зниклого|ПІБ полоненого"),
        ("Прізвище|ПІБ дитини|id", "Прізвище|ПІБ дитини"),
        ("ПІБ|Дата народження|Д.н.", "Дата народження|Д.н."),
        ("ПІБ зниклого|Ваше ПІБ|Дата народження", "Ваше ПІБ|Дата народження"),
        ("Ваше прізвище|Ім'я|Прізвище зниклого", "Ваше прізвище|Ім'я"),
        ("ПІБ вашого зниклого брата|id|x", "ПІБ вашого зниклого брата"),
        ("ПІБ зниклого родича|id|x", "ПІБ зниклого родича"),
    ],
)
def test_where_it_cannot_be_known_the_heads_are_named(heads: str, named: str) -> None:
    assert unclear(heads.split("|"), [APPLICANT, SOUGHT, "1"]) == tuple(named.split("|"))


def test_groups_above_the_heads_tell_whose_they_are() -> None:
    table = (
        "Заявник;;;Зникла особа;;;\nПрізвище;Ім'я;Дата народження;Прізвище;Ім'я;Дата народження;id\n"
        "Зразкова;Ніна;05.06.1985;Пробний;Іван;01.02.1990;5\n"
    )
    found = people(read(table.encode(), "list.csv"))
    (row,) = found.rows()
    assert (row.surname, row.given, row.birth, row.source_id) == ("Пробний", "Іван", "01.02.1990", "5")
    assert found.columns["surname"] == "Зникла особа: Прізвище"


def test_heads_in_two_rows_of_a_text_are_read_together() -> None:
    table = "№;ПІБ;;;Дата народження\n;Прізвище;Ім'я;По батькові;\n1;Тестенко;Тарас;Іванович;12.03.1991\n"
    (row,) = people(read(table.encode(), "list.csv")).rows()
    assert (row.number, row.surname, row.given, row.patronymic, row.birth) == (
        1,
        "Тестенко",
        "Тарас",
        "Іванович",
        "12.03.1991",
    )


@pytest.mark.parametrize("head", NOBODYS)
def test_what_is_called_a_name_without_being_a_persons_is_none(head: str) -> None:
    assert meaning(head) is None
    (row,) = listed([head, "Name", "DOB"], ["scan1.pdf", SOUGHT, "01.02.1990"]).rows()
    assert (row.full_name, row.source_id) == (SOUGHT, "")


@pytest.mark.parametrize("numbers", ["1;2;3;4;5", "(1);(2);(3);(4);(5)", "1.;2.;3.;4.;5."])
def test_the_row_that_numbers_the_columns_is_nobody(numbers: str) -> None:
    heads = "№;Прізвище;Ім'я;По батькові;Дата народження\n"
    found = people(read(f"{heads}{numbers}\n1;Тестенко;Тарас;Іванович;12.03.1991\n".encode(), "list.csv"))
    assert [(row.number, row.surname, row.source_id) for row in found.rows()] == [(1, "Тестенко", "")]


def test_of_groups_with_other_heads_the_persons_is_taken() -> None:
    table = (
        "Заявник;;;Зникла особа;id\nПрізвище;Ім'я;Дата народження;ПІБ;\n"
        f"Зразкова;Ніна;05.06.1985;{SOUGHT};5\nЗразкова;Ніна;05.06.1985;{SOUGHT};6\n"
    )
    rows = list(people(read(table.encode(), "list.csv")).rows())
    assert [(row.surname, row.full_name, row.birth) for row in rows] == [("", SOUGHT, "")] * 2


@pytest.mark.parametrize(
    ("heads", "name"),
    [
        ("Surname|Name", ("Пробний", "Іван", "")),
        ("Missing surname|Name", ("Пробний", "Іван", "")),
        ("Missing surname|Missing name", ("Пробний", "Іван", "")),
        ("Surname|Name of the missing person", ("", "", "Іван")),
    ],
)
def test_a_name_beside_a_surname_is_the_given_name_of_the_same_person(heads: str, name: tuple[str, str, str]) -> None:
    (row,) = listed(heads.split("|"), ["Пробний", "Іван"]).rows()
    assert (row.surname, row.given, row.full_name) == name
