"""Names as registers write them: ranks, places and years around them, and words that say that there is none."""

from datetime import date

import pytest

from bot.model.given import Refusal
from bot.model.whole_name import split
from bot.tables.cells import clean_cell, says_nothing
from bot.tables.people import people
from bot.tables.reading import read
from bot.tables.registering import RefusedRow, Registrable, persons

NINA, OSTAP, IVAN = (
    ("Зразкова", "Ніна", "Олегівна"),
    ("Вигаданий", "Остап", "Левович"),
    ("Пробний", "Іван", "Петрович"),
)


def imported(heads: str, *lines: str) -> list[Registrable | RefusedRow]:
    table = people(read("\n".join([heads, *lines]).encode(), "register.csv"))
    return list(persons(table.rows(), date(2026, 11, 23)))


def taken(heads: str, *lines: str) -> list[Registrable]:
    rows = imported(heads, *lines)
    found = [row for row in rows if isinstance(row, Registrable)]
    assert found == rows
    return found


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Зразкова Ніна Олегівна, Тестів", NINA),
        ("Зразкова Ніна Олегівна, м. Тестів", NINA),
        ("Вигаданий Остап Левович, сержант", OSTAP),
        ("Вигаданий Остап Левович, ст. солдат", OSTAP),
        ("Пробний Іван Петрович, 1990 р.н.", IVAN),
        ("Пробний Іван Петрович 1990 р.н.", IVAN),
        ("Пробний Іван Петрович (01.02.1990)", IVAN),
        ("Пробний Іван Петрович, 01.02.1990 г.р.", IVAN),
        ("солдат Пробний Іван Петрович", IVAN),
        ("ст. солдат Пробний Іван Петрович", IVAN),
        ("мол.сержант Пробний Іван Петрович", IVAN),
        ("Солдат Іван Петрович Пробний", IVAN),
        ("солдат Пробний Іван", ("Пробний", "Іван", "")),
        ("Пробний Іван, сержант", ("Пробний", "Іван", "")),
        ("Пробний, Іван, Петрович", IVAN),
        ("Пробний Іван, Петрович", IVAN),
        ("Пробний, Іван Петрович", IVAN),
        ("ван дер Проб, Ян", ("ван дер Проб", "Ян", "")),
        ("Майстер Іван Петрович", ("Майстер", "Іван", "Петрович")),
        ("Капітан Іван", ("Капітан", "Іван", "")),
        ("Слива Дрозд, Ада Юріївна", ("Слива Дрозд", "Ада", "Юріївна")),
    ],
)
def test_what_is_around_a_name_is_no_name(words: str, expected: tuple[str, str, str]) -> None:
    assert split(words) == expected


@pytest.mark.parametrize(
    "words", ["Зразкова Ніна Олегівна, Пробний Іван Петрович", "Зразкова Ніна, Тестів", "сержант", "Пробний, 1990 р.н."]
)
def test_where_it_is_not_sure_the_row_comes_back(words: str) -> None:
    with pytest.raises(Refusal, match="order_unclear"):
        split(words)


NOTHING = (
    "NULL|null|(null)|None|немає|Немає|НЕМАЄ|невідомо|Невідомо|відсутнє|-|—|...|n/a|N/A|NA|н/д|не вказано|нет|"
    "неизвестно|без отчества|(відсутнє)|unknown|no data|дані відсутні"
)


@pytest.mark.parametrize("words", [*NOTHING.split("|")])
def test_a_word_for_nothing_is_nothing(words: str) -> None:
    assert says_nothing(words)
    (person,) = taken("Прізвище;Ім'я;По батькові;Дата народження;id", f"Тестенко;Тарас;{words};12.03.1991;a")
    assert "patronymic" not in person.facts
    (refused,) = imported("Прізвище;Ім'я;Дата народження;id", f"Тестенко;{words};12.03.1991;a")
    assert isinstance(refused, RefusedRow)
    assert [(fault.field, fault.reason) for fault in refused.faults] == [("given", "empty")]


@pytest.mark.parametrize("words", ["Ні", "Нонна", "Неля", "Na", "Нетреба", "Невідомий", "Невідома", "?"])
def test_a_name_that_sounds_so_stays_a_name(words: str) -> None:
    assert not says_nothing(words)


def test_ranks_before_a_surname_are_left_out() -> None:
    (person,) = taken("Прізвище;Ім'я;Дата народження;id", "ст. солдат Тестенко;Тарас;12.03.1991;a")
    assert person.facts["surname"] == "Тестенко"
    (person,) = taken("Прізвище;Ім'я;Дата народження;id", "Майстер;Тарас;12.03.1991;a")
    assert person.facts["surname"] == "Майстер"


@pytest.mark.parametrize("written", ['="007"', "'007", "007", ' ="007" '])
def test_an_id_is_the_same_however_it_is_kept_from_being_a_number(written: str) -> None:
    assert clean_cell(written) == "007"
    (person,) = taken("Прізвище;Ім'я;Дата народження;id", f"Тестенко;Тарас;12.03.1991;{written}")
    assert person.source_id == "007"


@pytest.mark.parametrize(("written", "read_as"), [('="a""b"', 'a"b'), ("=A1+1", "=A1+1"), ("'Тест", "'Тест")])
def test_other_formulas_stay_as_they_are(written: str, read_as: str) -> None:
    assert clean_cell(written) == read_as
