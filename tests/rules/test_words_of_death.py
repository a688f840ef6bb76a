"""What lists say of the dead: none of the known phrases is missed, and how often somebody looks for nothing.

Of 414 phrases of a death none is missed; of 306 harmless ones 12 (4 %) make somebody look: they mention another's
death or deny one.  The phrases are our own: they say what is covered, not how lists of others are written.
"""

from pathlib import Path

import pytest

from bot.tables.remains import birth_speaks_of_death, name_speaks_of_death, speaks_of_death

LINES = (Path(__file__).parent / "words_of_death.txt").read_text("utf-8").splitlines()
DEADLY, HARMLESS, DOUBTFUL = ([line[2:] for line in LINES if line[:2] == f"{mark} "] for mark in "+-~")


def test_there_are_enough_phrases_to_measure_with() -> None:
    assert len(set(DEADLY)) >= 300
    assert len(set(HARMLESS)) >= 250
    assert not set(DEADLY) & {*HARMLESS, *DOUBTFUL}


def test_no_phrase_of_a_death_is_missed() -> None:
    assert [phrase for phrase in DEADLY if not speaks_of_death(phrase)] == []


def test_neither_in_capitals_nor_in_a_longer_sentence() -> None:
    longer = set(DEADLY) - {"заг.", "пом.", "двісті"}  # which mean other things among other words
    said = [phrase.upper() for phrase in DEADLY] + [f"за даними МКЧХ, {phrase}" for phrase in longer]
    assert [phrase for phrase in said if not speaks_of_death(phrase)] == []


def test_one_time_in_twenty_at_most_somebody_looks_for_nothing() -> None:
    assert [phrase for phrase in HARMLESS if speaks_of_death(phrase)] == []
    assert all(map(speaks_of_death, DOUBTFUL))
    assert len(DOUBTFUL) / len(HARMLESS + DOUBTFUL) <= 0.05


@pytest.mark.parametrize(
    "name",
    [
        "Труп",
        "Могила",
        "Мертвий",
        "Смерть",
        "Тіло",
        "Гробова Ганна",
        "Загинайло",
        "Погибко",
        "Могила, Іван",
        "Dead",
        "Мертвий-Труп Іван",
        "200. Тестенко Тарас",
        "Помер",
    ],
)
def test_a_surname_alone_is_no_word_of_death(name: str) -> None:
    assert not name_speaks_of_death(name)


@pytest.mark.parametrize(
    "name",
    [
        "Тестенко Тарас (загинув)",
        "Тестенко Тарас помер",
        "Тестенко, тіло",
        "Тестенко Т. - труп",
        "Тестенко †",
        "загиблий Тестенко Тарас",
        "Тестенко Тарас 200",
        "Testenko Taras, deceased",
        "Тестенко Тарас вбитий",
        "Убитий Тестенко Тарас",
        "Покійний Тестенко",
    ],
)
def test_what_is_added_to_a_name_is_one(name: str) -> None:
    assert name_speaks_of_death(name)


@pytest.mark.parametrize(
    ("cell", "says"),
    [
        ("12.03.1991", False),
        ("1991-03-12", False),
        ("12.03.1991 (35 р.)", False),
        ("1990-1991", False),
        ("12.03.1991 – 05.04.2024", True),
        ("1991-2023", True),
        ("12.03.1991, помер", True),
        ("12.03.1991 †", True),
    ],
)
def test_the_day_of_a_death_behind_the_day_of_birth_is_one(cell: str, says: bool) -> None:
    assert birth_speaks_of_death(cell) is says
