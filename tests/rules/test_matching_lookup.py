"""Who is meant by what somebody types, in a register of which many bear one surname."""

import pytest

from bot.matching import Entry, Register, likeliest
from bot.model.dates import PartialDate

TARAS = Entry(1, "Вигаданко", "Тарас", "Іванович", PartialDate(1991, 3, 12))
IVAN = Entry(2, "Вигаденко", "Іван", "Петрович", PartialDate(1970, 1, 2))
COMMON = [Entry(10 + n, "Небуваль", "Роман", "", PartialDate(1950 + n % 50)) for n in range(900)]


@pytest.fixture(scope="module")
def register() -> Register:
    return Register([TARAS, IVAN, *COMMON])


def meant(register: Register, words: str, *without: int) -> list[int | str]:
    return [one.id for one in likeliest(register.look_up(words, without))]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("Вигаданко", 1), ("ВИГАДАНКО Тарас", 1), ("Vyhadanko", 1), ("Выгаданко 1991", 1), ("Вигаданко 1989", 1),
        ("Вигаданк", 1), ("Вигаденко", 2), ("Вигаданко 1970", 2), ("Вигаданко 02.01.1970", 2), ("Dsuflfyrj", 1),
    ],
)  # fmt: skip
def test_the_nearest_comes_first(register: Register, words: str, first: int) -> None:
    assert meant(register, words)[0] == first


def test_a_surname_that_many_bear_is_found_by_itself(register: Register) -> None:
    assert len(meant(register, "Небуваль")) == len(COMMON)
    assert len(meant(register, "Небуваль 1960")) < len(COMMON) / 5


@pytest.mark.parametrize("words", ["", "1991", "Вигаданко 1950", "Зовсімінший", "?", "Вигаданко " * 400])
def test_nobody_is_found_by_what_fits_nobody(register: Register, words: str) -> None:
    assert meant(register, words) in ([], [1])
    assert meant(register, words) == [] or len(words) > 1_000


def test_who_is_left_out_leaves_no_gap(register: Register) -> None:
    among_others = register.look_up("Вигаданко", [1])
    assert among_others == Register([IVAN, *COMMON]).look_up("Вигаданко") != []
    assert meant(register, "Вигаданко")[0] == 1
