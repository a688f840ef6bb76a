"""Formatted words that an administrator writes for families: what stays, what is refused."""

import time

import pytest

from bot.model.formatted import plain, read
from bot.model.given import Refusal


def linked(target: str, label: str | None = None) -> str:
    """What Telegram takes for a link, as python-telegram-bot hands it on."""
    return f'<a href="{target}">{label or target}</a>'


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("<b>Крок 1.</b>  Телефонуйте", "<b>Крок 1.</b> Телефонуйте"),
        ("1 &lt; 2 &amp; <i>так</i>", "1 &lt; 2 &amp; <i>так</i>"),
        ("<blockquote>цитата</blockquote>", "цитата"),
        ('<span class="tg-spoiler">сховане</span> <pre>x</pre>', "сховане x"),
        ('<tg-emoji emoji-id="1">🙂</tg-emoji>', "🙂"),
        (f"Портал: {linked('https://childrenofwar.gov.ua/a?b=1')}.", "Портал: https://childrenofwar.gov.ua/a?b=1."),
        (f"<b>{linked('https://a.ua/&amp;b')}</b>", "<b>https://a.ua/&amp;b</b>"),
        ("&lt;a href=&quot;https://evil.example&quot;&gt;", "&lt;a href=&quot;https://evil.example&quot;&gt;"),
        ("один\n\n\n\nдва", "один\n\nдва"),
    ],
)
def test_formatting_that_is_kept_stays_and_the_rest_becomes_words(typed: str, kept: str) -> None:
    assert read(typed, 100) == kept


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        (linked("https://evil.example", "тут"), "hidden_link"),
        (linked("https://evil.example", "https://koordshtab.gov.ua"), "hidden_link"),
        (linked("tg://user?id=1", "Оксана"), "hidden_link"),
        ("Тут evil\u200b.example", "hidden_link"),
        ("Тут @ev\u2060il_bot", "hidden_link"),
        (linked('https://evil.example/"', "тут"), "hidden_link"),
        (linked("http://childrenofwar.gov.ua"), "not_https"),
        (linked("roadmap.koordshtab.gov.ua"), "not_https"),
        (linked("https://koordshtab.gov.ua@evil.example"), "not_https"),
        (linked("https://кoordshtab.gov.ua"), "not_https"),
        (linked("https://localhost"), "not_https"),
        ("<b> </b>", "empty"),
        ("<b>" + "😀" * 51 + "</b>", "too_long"),
    ],
)
def test_what_could_mislead_a_family_is_refused(typed: str, reason: str) -> None:
    with pytest.raises(Refusal) as refused:
        read(typed, 100)
    assert refused.value.reason == reason


@pytest.mark.parametrize("words", ["a." * 2_048, "a.1." * 1_024, "a-" * 2_048, "a@" * 2_048])
def test_a_page_of_dots_takes_no_time(words: str) -> None:
    began = time.process_time()
    assert read(words, 4_096) == words
    assert time.process_time() - began < 0.5


def test_only_what_is_seen_counts_for_the_length() -> None:
    assert read("<b>" + "&amp;" * 100 + "</b>", 100) == "<b>" + "&amp;" * 100 + "</b>"
    assert plain("<b>1 &lt; 2</b>") == "1 < 2"
