"""What of a row goes into the register, and what is wrong with those that do not."""

from datetime import date
from typing import Any

import pytest

from bot.model.given import Refusal
from bot.model.registration import CATEGORIES
from bot.model.whole_name import split, split_given
from bot.tables import categories
from bot.tables.people import people
from bot.tables.reading import read
from bot.tables.registering import FieldFault, RefusedRow, Registrable, persons

TODAY = date(2026, 11, 23)
HEADS = "surname,given,patronymic,birth_date,category,unit,id\n"


def imported(lines: str, heads: str = HEADS) -> Any:
    return list(persons(people(read((heads + lines).encode(), "register.csv")).rows(), TODAY))


def faults(lines: str, heads: str = HEADS) -> Any:
    (refused,) = imported(lines, heads)
    assert isinstance(refused, RefusedRow)
    return [(fault.field, fault.reason) for fault in refused.faults]


def test_a_row_becomes_the_answers_of_a_registration_without_the_unit() -> None:
    (person,) = imported("СЛИВА,петро,Сергійович,12.03.1991,цивільний,А0000,R7\n")
    assert person == Registrable(
        1,
        "R7",
        {
            "surname": "Слива",
            "given": "Петро",
            "patronymic": "Сергійович",
            "birth_date": "1991-03-12",
            "category": "civilian",
        },
    )


def test_what_may_be_missing_may_be_missing() -> None:
    (person,) = imported("Слива,Петро,,1991,,,R7\n")
    assert person.facts == {"surname": "Слива", "given": "Петро", "birth_date": "1991"}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (",Петро,,1991,,,1", [("surname", "empty")]),
        ("Слива,,,1991,,,1", [("given", "empty")]),
        ("Слива7,Петро,,1991,,,1", [("surname", "not_a_name")]),
        (f"{'С' * 101},Петро,,1991,,,1", [("surname", "too_long")]),
        ("Слива,Петро,???,1991,,,1", [("patronymic", "not_a_name")]),
        ("Слива,Петро,,,,,1", [("birth_date", "empty")]),
        ("Слива,Петро,,колись,,,1", [("birth_date", "not_a_date")]),
        ("Слива,Петро,,31.02.1991,,,1", [("birth_date", "impossible_date")]),
        ("Слива,Петро,,12.03.91,,,1", [("birth_date", "year_needs_four_digits")]),
        ("Слива,Петро,,12.03.2191,,,1", [("birth_date", "future_date")]),
        ("Слива,Петро,,12.03.1791,,,1", [("birth_date", "too_early")]),
        ("Слива,Петро,,1991,пілот,,1", [("category", "unknown_category")]),
        ("Слива,Петро,,1991,,,", [("id", "empty")]),
        (f"Слива,Петро,,1991,,,{'7' * 101}", [("id", "too_long")]),
        (
            "7,,,8,9,,",
            [
                ("surname", "not_a_name"),
                ("given", "empty"),
                ("birth_date", "year_needs_four_digits"),
                ("category", "unknown_category"),
                ("id", "empty"),
            ],
        ),
    ],
)
def test_everything_that_is_wrong_with_a_row_is_named(line: str, expected: Any) -> None:
    assert faults(line + "\n") == expected


def test_refused_rows_keep_their_number_and_cells_and_the_others_are_taken() -> None:
    first, second, third = imported("Слива,Петро,,1991,,,1\n,Юрій,,1990,,А1,2\nДрозд,Ада,,1989,,,3\n")
    assert (first.number, third.number) == (1, 3)
    assert second == RefusedRow(2, (FieldFault("surname", "empty"),), ("", "Юрій", "", "1990", "", "А1", "2"))


def test_of_rows_with_one_id_the_first_is_taken() -> None:
    first, second, third = imported("Слива,,,1991,,,R7\nДрозд,Ада,,1989,,,R7\nДрозд,Ада,,1989,,,R7\n")
    assert isinstance(first, RefusedRow)
    assert isinstance(second, Registrable)
    assert third.faults == (FieldFault("id", "twice"),)


def test_a_whole_name_is_taken_apart() -> None:
    (person,) = imported("Слива Петро Сергійович,12.03.1991 р.н.,R7\n", "ПІБ,Д.н.,id\n")
    assert [person.facts[part] for part in ("surname", "given", "patronymic")] == ["Слива", "Петро", "Сергійович"]


def test_a_whole_name_whose_order_is_unclear_is_refused() -> None:
    assert faults("Ivan Petro,1991,R7\n", "Full name,DOB,id\n") == [("name", "order_unclear")]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Слива Петро Сергійович", ("Слива", "Петро", "Сергійович")),
        ("Петро Сергійович Слива", ("Слива", "Петро", "Сергійович")),
        ("Слива Петро", ("Слива", "Петро", "")),
        ("7. Слива Петро", ("Слива", "Петро", "")),
        ("Слива-Дрозд Ада Юріївна", ("Слива-Дрозд", "Ада", "Юріївна")),
        ("Слива Дрозд Ада Юріївна", ("Слива Дрозд", "Ада", "Юріївна")),
        ("Слива П. С.", ("Слива", "П.", "С.")),
        ("Слива П.С.", ("Слива", "П.", "С.")),
        ("П.С. Слива", ("Слива", "П.", "С.")),
        ("П. Слива", ("Слива", "П.", "")),
        ("Алієв Алі Гасан огли", ("Алієв", "Алі", "Гасан огли")),
        ("Slyva, Petro", ("Slyva", "Petro", "")),
        ("Slyva, Petro Serhiiovych", ("Slyva", "Petro", "Serhiiovych")),
        ("Petro Serhiiovych Slyva", ("Slyva", "Petro", "Serhiiovych")),
        ("Бабич Іван Лукич", ("Бабич", "Іван", "Лукич")),
    ],
)
def test_whole_names_are_taken_apart_where_that_is_sure(words: str, expected: Any) -> None:
    assert split(words) == expected


@pytest.mark.parametrize(
    "words", ["Слива", "Petro Slyva", "Петро Сергійович", "А Б В Г", "Slyva,", ", Petro", "", "Слива Петро Дрозд"]
)
def test_whole_names_are_left_alone_where_it_is_not(words: str) -> None:
    with pytest.raises(Refusal, match="order_unclear"):
        split(words)


@pytest.mark.parametrize(
    ("words", "expected"),
    [("Петро Сергійович", ("Петро", "Сергійович")), ("П.С.", ("П.", "С.")), ("Петро", ("Петро", "")), ("", ("", ""))],
)
def test_a_given_name_and_a_patronymic_are_taken_apart(words: str, expected: Any) -> None:
    assert split_given(words) == expected


@pytest.mark.parametrize(
    ("words", "category"),
    [
        ("", "service_member"),
        ("Service member", "service_member"),
        ("service_member", "service_member"),
        ("Військовослужбовець", "service_member"),
        ("военнопленный", "service_member"),
        ("Цивільна особа", "civilian"),
        ("гражданский", "civilian"),
        ("дитина", "child"),
        ("ребёнок", "child"),
        ("Minor", "child"),
        ("Іноземний громадянин", "foreign_national"),
        ("foreign_national", "foreign_national"),
    ],
)
def test_categories_are_known_in_three_languages(words: str, category: str) -> None:
    assert categories.read_category(words) == category


def test_every_category_of_the_registration_has_its_words() -> None:
    assert set(categories.WORDS) == set(CATEGORIES)
    assert [categories.read_category(category) for category in CATEGORIES] == list(CATEGORIES)
