"""Words that cannot wait are known from others.  distress.txt was made up by one hand: real ones vary more."""

from pathlib import Path

import pytest

from bot.model.distress import Sign, signs

MARKS = {"!": Sign.DESPAIR, "$": Sign.DEMAND, "?": Sign.SERVICE}
LINES = [line.split(" ", 1) for line in Path(__file__).with_name("distress.txt").read_text("utf-8").splitlines()]
HARMLESS = [words for mark, words in LINES if mark == "-"]
URGENT = [(words, MARKS[mark]) for mark, words in LINES if mark in MARKS]


def test_there_are_enough_of_each() -> None:
    assert len(HARMLESS) >= 100
    assert len(URGENT) >= 100


@pytest.mark.parametrize("words", HARMLESS)
def test_usual_words_raise_no_alarm(words: str) -> None:
    assert signs(words) == set()


def test_few_that_cannot_wait_are_missed() -> None:
    missed = [words for words, sign in URGENT if sign not in signs(words)]
    assert len(missed) <= len(URGENT) // 50, missed


@pytest.mark.parametrize("words", ["Хочу ПОМЕРТИ!!!", "хочу\nпомерти", "«хочу померти»", "I don't want to live"])
def test_case_and_punctuation_do_not_matter(words: str) -> None:
    assert signs(words) == {Sign.DESPAIR}
