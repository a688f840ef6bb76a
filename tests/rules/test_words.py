"""Typed text made clean."""

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.given import Refusal
from bot.model.words import clean, clean_note, note, short

any_words = st.text(st.characters())  # lone surrogates too: a JSON string can carry them
untimed = settings(deadline=None)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("  Іван   Петренко \n", "Іван Петренко"),
        ("Іван\u00a0Петренко", "Іван Петренко"),
        ("Іван\tПетренко\u2028", "Іван Петренко"),
        ("\ufeffІван\u200b", "Іван"),
        ("\u202eІван\u202c", "Іван"),
        ("Іван\x00", "Іван"),
        ("Іван \u200b Петренко", "Іван Петренко"),
        ("Сергі\u0438\u0306", "Сергій"),
        ("и\u200b\u0306", "й"),
        ("\ud800Іван", "Іван"),
        ("\u3164", ""),
        ("", ""),
    ],
)
def test_what_cannot_be_seen_is_left_out(typed: str, read: str) -> None:
    assert clean(typed) == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Перший рядок\r\nДругий   рядок", "Перший рядок\nДругий рядок"),
        ("Перший\rДругий\u2029Третій", "Перший\nДругий\nТретій"),
        ("Перший\n\n \n\n\nДругий\n", "Перший\n\nДругий"),
        ("\n\n", ""),
    ],
)
def test_a_note_keeps_its_lines(typed: str, read: str) -> None:
    assert clean_note(typed) == read


@untimed
@given(any_words)
def test_cleaning_twice_changes_nothing_more(words: str) -> None:
    assert clean(clean(words)) == clean(words)
    assert clean_note(clean_note(words)) == clean_note(words)


@untimed
@given(any_words)
def test_clean_words_can_be_stored_and_shown_anywhere(words: str) -> None:
    line = clean(words)
    assert line.encode().decode() == unicodedata.normalize("NFC", line) == line
    assert not any(unicodedata.category(letter) in ("Cc", "Cf", "Cs") for letter in line)
    assert "  " not in line and line == line.strip()


@pytest.mark.parametrize("read", [lambda words: short(words, 10), lambda words: note(words, 10)])
class TestLimits:
    def test_words_up_to_the_limit_are_taken(self, read: Callable[[str], str]) -> None:
        assert read(" 1234567890 ") == "1234567890"

    def test_words_over_the_limit_are_refused_with_the_limit(self, read: Callable[[str], str]) -> None:
        with pytest.raises(Refusal) as refused:
            read("12345678901")
        assert (refused.value.reason, refused.value.limit) == ("too_long", 10)

    @pytest.mark.parametrize("nothing", ["", "  ", "\n", "\u200b"])
    def test_nothing_is_refused(self, read: Callable[[str], str], nothing: str) -> None:
        with pytest.raises(Refusal, match="empty"):
            read(nothing)
