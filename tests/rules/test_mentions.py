"""Names of registered people in a text: what is warned of, in which spellings."""

import pytest

from bot.matching import Entry
from bot.matching.mentions import Names

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
