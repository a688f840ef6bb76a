"""Formatting as people type it where nobody formats for them: **bold** and __italic__, as in Telegram's own field."""

import re
from html import escape, unescape

from bot.model.formatted import OPEN, TAG
from bot.model.given import Refusal
from bot.model.links import targets

LONGEST = 10_000  # characters; what is longer is refused anyhow, and is not searched for marks
_NAMES = {"**": "b", "__": "i"}
_MARKS = {name: mark for mark, name in _NAMES.items()}
_MARKED = re.compile(r"(?P<mark>\*\*|__)(?=\S)(?P<inner>.+?)(?<=\S)(?P=mark)", re.DOTALL)

_MAIL = re.compile(r"\S+@\S+")


def formatted(typed: str) -> str:
    """As Telegram's HTML.  What is marked nowhere to its end stays as it was typed."""
    words = escape(typed, quote=False)
    return _inside(words) if len(typed) <= LONGEST else words


def openly(typed: str) -> str:
    """The same of words in which every address of the web has to stand as a whole.  Refusal("not_https")."""
    rest = _MAIL.sub(" ", OPEN.sub(" ", typed))
    if any(not leads.startswith("@") for leads in targets(rest)):
        raise Refusal("not_https")
    return formatted(typed)


def typed(formatted_words: str) -> str:
    """The other way round; formatting for which there is no mark is left out."""
    return unescape(TAG.sub(lambda tag: _MARKS.get(tag[1], ""), formatted_words))


def _inside(words: str) -> str:
    """Lazily matched, so no mark stands within its like: two levels at most, and each closed where it belongs."""
    return _MARKED.sub(_tagged, words)


def _tagged(found: re.Match[str]) -> str:
    name = _NAMES[found["mark"]]
    return f"<{name}>{_inside(found['inner'])}</{name}>"
