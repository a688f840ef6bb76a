"""Rows as lists have them, against a few registered people who do not exist."""

from dataclasses import replace
from typing import Any

import pytest

from bot.matching import Agreement, Entry, Register, ReturnedRow, Verdict
from bot.model.dates import PartialDate

SERHII = Entry(1, "Вигаданко", "Сергій", "Іванович", PartialDate(1991, 3, 12), unit="А1237")
OLENA = Entry(2, "Дяченко-Небуваль", "Олена", "Юріївна", PartialDate(1990, 5, 6))
YEVHEN = Entry(3, "Щербаківський", "Євген", "Миколайович", PartialDate(1979, 11, 30), other_surnames=("Колишній",))
CELLS = ("Вигаданко", "Сергій", "Іванович", "12.03.1991")
WHOLE = ReturnedRow(1, *CELLS)


@pytest.fixture
def register() -> Register:
    return Register([SERHII, OLENA, YEVHEN])


def found(register: Register, *cells: Any) -> list[int | str]:
    return [candidate.id for candidate in register.candidates(ReturnedRow(1, *cells)).ranked]


def verdict(register: Register, *cells: Any) -> Any:
    return register.candidates(ReturnedRow(1, *cells)).ranked[0].verdict


@pytest.mark.parametrize(
    "cells",
    [
        ("Выгаданко", "Сергей", "Иванович", "12.03.1991"),
        ("Vyhadanko", "Serhii", "Ivanovych", "1991-03-12"),
        ("Wygadanko", "Sergiusz", "", "12.03.91"),
        ("Dsuflfyrj", "Cthusq", "Sdfyjdbx", "12.03.1991"),
        ("Вигаданка", "Сергія", "Івановича", "33309"),
        ("сержант Вигаданко Сергій Іванович 12.03.1991 р.н. в/ч А1237",),
        ("Вигаданко С.І.", "", "", "12 березня 1991 року"),
        ("Серьожа", "Вигаданко", "", "03.12.1991"),
        ("Вигаданко Сергій", "", "", "03/12/1991"),
    ],
)
def test_he_is_found_however_the_list_was_written(register: Register, cells: tuple[str, ...]) -> None:
    assert found(register, *cells) == [1]


def test_a_woman_is_found_by_a_part_of_her_surname(register: Register) -> None:
    assert found(register, "Небуваль", "Лена", "", "1990") == [2]


def test_a_former_surname_is_found(register: Register) -> None:
    assert found(register, "Колишній", "Женя", "", "30.11.1979") == [3]


def test_everything_equal_is_sure(register: Register) -> None:
    assert verdict(register, "ВИГАДАНКО", "Сергій", "Іванович", "12.03.1991") is Verdict.SURE


@pytest.mark.parametrize(
    "cells",
    [
        ("Вигаданко", "Сергій", "Петрович", "12.03.1991"),
        ("Вигаданко", "Сергій", "Іванович", "13.03.1991"),
        ("Вигаданко", "Сергій", "Іванович", "1991"),
        ("Вигаданко", "Сергій", "", "12.03.1991"),
        ("Вигаданко", "Сергій", "Іванівна", "12.03.1991"),
        ("Вигаданко", "С.", "Іванович", "12.03.1991"),
    ],
)
def test_a_contradiction_or_a_gap_is_never_sure(register: Register, cells: tuple[str, ...]) -> None:
    assert verdict(register, *cells) is not Verdict.SURE


def test_the_first_of_january_is_no_full_date() -> None:
    register = Register([Entry(1, "Вигаданко", "Сергій", "Іванович", PartialDate(1991, 1, 1))])
    assert verdict(register, "Вигаданко", "Сергій", "Іванович", "01.01.1991") is Verdict.LIKELY


def test_two_of_the_same_name_and_date_are_both_shown_and_none_is_sure() -> None:
    register = Register([SERHII, Entry(9, *("Вигаданко", "Сергій", "Іванович"), SERHII.birth)])
    ranked = register.candidates(WHOLE).ranked
    assert [candidate.id for candidate in ranked] == [1, 9]
    assert {candidate.verdict for candidate in ranked} == {Verdict.POSSIBLE}


def test_each_field_says_how_it_agrees(register: Register) -> None:
    (candidate,) = register.candidates(ReturnedRow(1, "Вигаданко", "Сергійко", "", "12.03.1981")).ranked
    assert candidate.fields["surname"] is Agreement.MATCH
    assert candidate.fields["given"] is Agreement.NEAR
    assert candidate.fields["patronymic"] is Agreement.BLANK
    assert candidate.fields["birth"] is Agreement.NEAR


def test_a_name_that_dozens_bear_is_answered_with_how_many_and_what_to_ask() -> None:
    dozens = [Entry(number, "Вигаданко", "Іван", "Іванович", PartialDate(1960 + number, 2, 3)) for number in range(36)]
    answer = Register(dozens).candidates(ReturnedRow(1, "Вигаданко", "Іван"))
    assert (len(answer.ranked), answer.fitting, answer.ask) == (10, 26, "birth")


def test_who_is_removed_is_not_found_and_who_is_added_is(register: Register) -> None:
    register.remove(1)
    assert found(register, "Вигаданко", "Сергій", "Іванович", "12.03.1991") == []
    register.add(SERHII)
    assert found(register, "Вигаданко", "Сергій", "Іванович", "12.03.1991") == [1]
    assert len(register) == 3


@pytest.mark.parametrize(
    "cells", [(), ("",), ("-", ".", "?", "??"), ("1", "2", "3", "4"), ("\u200b", "«»", "()", "0"), ("Ж",)]
)
def test_rows_that_name_nobody_find_nobody(register: Register, cells: tuple[str, ...]) -> None:
    assert found(register, *cells) == []


def test_an_empty_register_finds_nobody() -> None:
    assert Register().candidates(WHOLE).ranked == []


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "cell", ["а" * 20_000, "а-" * 9_000, "(" * 9_000, "а'" * 9_000, "«а" * 9_000, "1 січня " * 9_000]
)
def test_cells_that_are_no_names_are_read_quickly(register: Register, cell: str) -> None:
    assert found(register, cell, cell, cell, cell) == []


def test_two_records_of_one_person_are_one_candidate_and_do_not_speak_against_each_other() -> None:
    twice = [replace(SERHII, id=number, one_of=1) for number in (1, 8)]
    assert verdict(Register([SERHII, replace(SERHII, id=8)]), *CELLS) is Verdict.POSSIBLE
    joined = Register([*twice, OLENA]).candidates(WHOLE)
    assert [one.id for one in joined.ranked] == [1]
    assert (joined.ranked[0].verdict, joined.fitting, joined.ask) == (Verdict.SURE, 0, None)


def test_the_record_that_fits_better_is_the_candidate() -> None:
    older = replace(SERHII, birth=None, one_of=1)
    assert found(Register([older, replace(SERHII, id=8, one_of=1)]), *CELLS) == [8]


@pytest.mark.parametrize(
    "cells", [("Copoкa", "Tapac", "", "12.03.1991"), ("Copока Тараc", "", "", "1991"), ("Сорока", "T.", "", "1991")]
)
def test_a_word_all_of_latin_letters_that_look_cyrillic_is_cyrillic_beside_cyrillic_ones(cells: Any) -> None:
    others = [replace(SERHII, id=10 + day, birth=PartialDate(1980, 1, day)) for day in range(1, 29)]
    soroka = Entry(4, "Сорока", "Тарас", "", PartialDate(1991, 3, 12))
    assert [one.verdict for one in Register([soroka, *others]).candidates(ReturnedRow(1, *cells)).ranked] == ["likely"]


def test_a_latin_name_beside_a_cyrillic_one_stays_latin(register: Register) -> None:
    assert found(register, "Вигаданко", "Serhii", "Іванович", "12.03.1991") == [1]
