"""HTML as Telegram reads it."""

import pytest

from bot.rehearsal.entities import Formatted, trimmed, with_found
from bot.rehearsal.html import parsed
from bot.rehearsal.refusals import ApiError

CASES = [
    ("plain", "plain", []),
    ("<b>bold</b>", "bold", [("bold", 0, 4)]),
    ("<STRONG>x</Strong>", "x", [("bold", 0, 1)]),
    ("<i>a</i><em>b</em>", "ab", [("italic", 0, 1), ("italic", 1, 1)]),
    ("<u>a</u><ins>b</ins>", "ab", [("underline", 0, 1), ("underline", 1, 1)]),
    ("<s>a</s><strike>b</strike><del>c</del>", "abc", [("strikethrough", n, 1) for n in range(3)]),
    ('<span class="tg-spoiler">a</span><tg-spoiler>b</tg-spoiler>', "ab", [("spoiler", 0, 1), ("spoiler", 1, 1)]),
    ("<blockquote>q</blockquote>", "q", [("blockquote", 0, 1)]),
    ("<blockquote expandable>q</blockquote>", "q", [("expandable_blockquote", 0, 1)]),
    ('<tg-time unix="1795000000" format="Dt">t</tg-time>', "t", [("date_time", 0, 1)]),
    ("<code>c</code><pre>p</pre>", "cp", [("code", 0, 1), ("pre", 1, 1)]),
    ("😀<b>ї</b>", "😀ї", [("bold", 2, 1)]),
    ("<b>a<i>b</i></b>", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
    ("<b></b>x", "x", []),
    ("&lt;b&gt; &amp;amp; &quot;", '<b> &amp; "', []),
    ("&nbsp;&apos;&#39;&#x27;", "&nbsp;&apos;''", []),
    ("&#128512;<b>x</b>", "😀x", [("bold", 2, 1)]),
    ("a & b", "a & b", []),
    ("<b>x</>", "x", [("bold", 0, 1)]),
]


@pytest.mark.parametrize(("source", "text", "entities"), CASES)
def test_html_becomes_words_and_entities(source: str, text: str, entities: list[tuple[str, int, int]]) -> None:
    formatted = parsed(source)
    assert formatted.text == text
    assert [(e.type, e.offset, e.length) for e in formatted.entities] == entities


REFUSED = [
    ("<p>x</p>", 'Unsupported start tag "p" at byte offset 0'),
    ("ї<br>", 'Unsupported start tag "br" at byte offset 2'),
    ("<b>x", "Can't find end tag corresponding to start tag b"),
    ("x</b>", "Unexpected end tag at byte offset 1"),
    ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
    ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
    ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
    ("x <b", "Unclosed start tag at byte offset 2"),
    ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ("<tg-time>x</tg-time>", 'Tag "tg-time" must have attribute "unix" at byte offset 0'),
    ('<a href="x>y</a>', 'Unclosed start tag "a" at byte offset 0'),
]


@pytest.mark.parametrize(("source", "reason"), REFUSED)
def test_what_telegram_does_not_understand_is_refused_in_its_words(source: str, reason: str) -> None:
    with pytest.raises(ApiError) as refused:
        parsed(source)
    assert refused.value.code == 400
    assert refused.value.description == f"Bad Request: can't parse entities: {reason}"


LINKS = [
    ('<a href="https://example.org/a?b=1&amp;c=2">x</a>', "https://example.org/a?b=1&c=2"),
    ("<a href='example.org'>x</a>", "http://example.org"),
    ("<a>example.org</a>", "http://example.org"),
    ('<a href="tg://user?id=5">x</a>', "tg://user?id=5"),
    ('<a href="javascript:alert(1)">x</a>', None),
    ('<a href="no link">x</a>', None),
]


@pytest.mark.parametrize(("source", "url"), LINKS)
def test_a_link_keeps_its_address_and_what_is_no_address_is_no_link(source: str, url: str | None) -> None:
    entities = parsed(source).entities
    assert [dict(entity.extra)["url"] for entity in entities] == ([url] if url else [])


def test_code_inside_pre_only_names_the_language() -> None:
    (entity,) = parsed('<pre><code class="language-python">x = 1</code></pre>').entities
    assert (entity.type, entity.to_api()["language"]) == ("pre", "python")


def test_white_space_at_the_ends_goes_and_entities_move_with_it() -> None:
    formatted = trimmed(parsed(" \n<b> x </b>\n"))
    assert formatted.text == "x"
    assert [(e.type, e.offset, e.length) for e in formatted.entities] == [("bold", 0, 1)]


def test_commands_and_links_are_found_in_typed_words() -> None:
    found = with_found(Formatted("/start see https://example.org, or write to a.b@example.org")).entities
    assert [(e.type, e.offset, e.length) for e in found] == [("bot_command", 0, 6), ("url", 11, 19), ("email", 44, 15)]


def test_half_a_surrogate_pair_is_refused() -> None:
    with pytest.raises(ApiError, match="invalid Unicode"):
        parsed("&#xD800;")
