"""What Telegram would show of its HTML, as HTML of a page: nothing can be pressed, and no tag has an attribute."""

import re
from collections.abc import Mapping

from markupsafe import Markup

_TAG = re.compile(r"<(/?)([a-z-]+)[^<>]*>|<")
_SHOWN: Mapping[str, str] = {
    "b": "b",
    "strong": "b",
    "i": "i",
    "em": "i",
    "u": "u",
    "s": "s",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "a": "u",
}


def shown(words: str) -> Markup:
    """Of a rendered message; its lines are kept by the style of where it stands."""
    return Markup(_TAG.sub(_plainer, words))  # noqa: S704 (tags of a list without attributes, all else was escaped)


def _plainer(tag: re.Match[str]) -> str:
    if tag[0] == "<":
        return "&lt;"
    name = _SHOWN.get(tag[2], "")
    return f"<{tag[1]}{name}>" if name else ""
