"""The texts that come with the program: whole, in both languages, each figure with its source."""

import re
from datetime import date

import pytest

from bot.i18n import LANGUAGES
from bot.model.form import Draft
from bot.model.forms import FORMS
from bot.model.given import Text
from bot.model.guide import TOPICS, words_for
from bot.texts.wait.shipped import FOLDER, shipped
from tests.rules.death import DEATH, WORDS

NUMBER = re.compile(r"(?<!\d)\+?\d(?:[ \u00a0]?\d){3,}(?!\d)|\b\d{3} \d{3}\b")


@pytest.mark.parametrize("topic", TOPICS)
def test_each_is_taken_as_an_administrator_would_write_it(topic: str) -> None:
    form = FORMS["guide"]
    for code in LANGUAGES:
        text = shipped(topic)[code]
        draft = form.answer(Draft("guide", "", code), Text("x", html=text), date(2026, 11, 25))
        assert draft.answers[code] == text


@pytest.mark.parametrize("topic", TOPICS)
def test_both_languages_have_the_same_parts_and_figures(topic: str) -> None:
    words = shipped(topic)
    assert [line[:6] for line in words["uk"].splitlines() if re.match(r"<b>\d", line)] == [
        line[:6] for line in words["en"].splitlines() if re.match(r"<b>\d", line)
    ]
    assert words["uk"].count("<b>") == words["en"].count("<b>")
    # English puts a comma where Ukrainian puts a space: 100,000 and 100 000.
    plain = [re.sub(r"(?<=\d),(?=\d{3})", "", words[code]) for code in LANGUAGES]
    figures = [{re.sub(r"\D", "", found) for found in NUMBER.findall(text)} for text in plain]
    assert figures[0] == figures[1]


@pytest.mark.parametrize("topic", TOPICS)
def test_every_telephone_number_stands_among_the_sources(topic: str) -> None:
    words, sources = shipped(topic), re.sub(r"[^\d+]", "", shipped(topic)["sources"])
    for found in NUMBER.findall(words["uk"]):
        assert re.sub(r"[^\d+]", "", found) in sources, found


@pytest.mark.parametrize("topic", TOPICS)
def test_none_speaks_of_a_death(topic: str) -> None:
    words = shipped(topic)
    assert [text for text in words.values() if DEATH.search(text)] == []
    assert [code for code in LANGUAGES if re.search(WORDS[code], words[code], re.IGNORECASE)] == []


def test_there_is_no_file_that_nobody_reads() -> None:
    known = {f"{topic}.{rest}" for topic in TOPICS for rest in ("uk.html", "en.html", "sources.txt")}
    assert {path.name for path in FOLDER.iterdir()} == known


def test_what_was_confirmed_before_a_language_came_is_read_in_another() -> None:
    assert words_for({"en": "English words", "sources": "?"}, "uk") == "English words"
    assert words_for({"uk": "Слова", "en": "English words"}, "en") == "English words"
