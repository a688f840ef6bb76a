"""Typed text made clean: one Unicode form, nothing invisible, white space folded."""

import re
import unicodedata

from bot.model.given import Refusal

INVISIBLE_CATEGORIES = frozenset({"Cc", "Cf", "Cs"})  # controls, zero-width and bidirectional marks, lone surrogates
FILLERS = frozenset("\u034f\u115f\u1160\u3164\uffa0\u2800")  # letters and marks by category, but nothing can be seen
LINE_BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")


def clean(words: str) -> str:
    """One line: Unicode NFC, without invisible characters, white space folded to single spaces and stripped."""
    return " ".join(_visible(words).split())


def clean_note(words: str) -> str:
    """The same with line breaks kept; runs of empty lines become one."""
    lines = "\n".join(clean(line) for line in LINE_BREAK.split(words))
    return re.sub(r"\n{3,}", "\n\n", lines).strip()


def short(words: str, limit: int) -> str:
    """A clean line of 1 to limit characters; Refusal("empty" | "too_long")."""
    return _within(clean(words), limit)


def note(words: str, limit: int = 2_000) -> str:
    """A clean text with line breaks, of 1 to limit characters; Refusal("empty" | "too_long")."""
    return _within(clean_note(words), limit)


def _within(words: str, limit: int) -> str:
    if not words:
        raise Refusal("empty")
    if len(words.encode("utf-16-le")) // 2 > limit:  # as Telegram counts them
        raise Refusal("too_long", limit)
    return words


def _visible(words: str) -> str:
    # Most words have nothing to take out, and a list has a million of them.
    if words.isprintable() and FILLERS.isdisjoint(words):
        return unicodedata.normalize("NFC", words)
    return unicodedata.normalize("NFC", "".join(letter for letter in words if _is_visible(letter)))


def _is_visible(letter: str) -> bool:
    if letter.isspace():
        return True
    return unicodedata.category(letter) not in INVISIBLE_CATEGORIES and letter not in FILLERS
