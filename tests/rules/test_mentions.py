"""Names of registered people in a text: what is warned of, in which spellings."""

import pytest

from bot.matching import Entry
from bot.matching.mentions import Names, may_name

NAMES = Names([Entry(1, "Коваль", "Тарас"), Entry(2, "Іваненко-Мороз", "Олександр"), Entry(3, "Д’яченко", "Надія")])


@pytest.mark.parametrize(
    "named",
    [
        "Тараса Коваля", "Ковалю Тарасові", "Тарасом Івановичем Ковалем", "КОВАЛЬ ТАРАС", "Т. Коваль", "Коваль Т.І.",
        "Taras Koval", "Koval, Taras", "Taras Koval’s", "Тара\u0301с Кова\u0301ль", "Тapас Koвaль",
        "Коваль-Шевченко Тарас", "Олександра Мороза", "Сашко Мороз", "Олександр Іваненко-Мороз", "Д'яченко Надії",
    ],
)  # fmt: skip
def test_a_registered_name_is_found_in_any_case_and_spelling(named: str) -> None:
    assert NAMES.found_in(f"Вітаємо родину: {named} вдома.")


@pytest.mark.parametrize(
    "words",
    [
        "Коваль кує залізо.",
        "Тарас Шевченко писав.",
        "Надія є, мороз мине.",
        "надія д’яченко",
        "Сьогодні Мороз і Коваль.",
    ],
)
def test_words_that_name_nobody_are_left_alone(words: str) -> None:
    assert not NAMES.found_in(words)


@pytest.mark.parametrize(
    ("words", "is_named"),
    [
        ("пані ковалева дзвонила", True), ("лист від коваля", True), ("Mrs Koval called", True), ("KOVALIA", True),
        ("бачив Коваля Т.", True), ("the Kovals", True), ("Koval's brother", True), ("пані Коваленко", True),
        ("з Шевченком-Ковалем", True), ("пані Шевченко", False), ("kovzany", False), ("Бойко", False),
        ("Тарас Іванович пише", True), ("про тараса івановича", True), ("Taras Ivanovych", True),
        ("Іванович Т.", True), ("Тарас Олегович", False), ("Тарас пише про Івановичів", False), ("Список 2", False),
    ],
)  # fmt: skip
def test_a_note_that_may_be_about_somebody_is_kept_from_whoever_misses_them(words: str, is_named: bool) -> None:
    assert may_name(words, {"surname": "Коваль", "given": "Тарас", "patronymic": "Іванович"}) == is_named
