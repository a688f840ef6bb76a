"""The names that come with the program are those of the dictionary they were taken from."""

from bot.matching.lexicon import NAMES
from tests.rules.dictionary import lines


def test_the_names_are_the_folded_dictionary() -> None:
    assert NAMES.read_text(encoding="utf-8").splitlines() == list(lines()), "python -m tests.rules.dictionary"
