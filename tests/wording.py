"""Sentences of the catalog as Telegram shows them, named by their English source or by how it begins."""

import re
from functools import cache
from html.parser import HTMLParser

from babel.messages.pofile import read_po

from bot import i18n


@cache
def _sentences() -> tuple[str | tuple[str, str], ...]:
    with (i18n.LOCALES / "uk" / "LC_MESSAGES" / "messages.po").open("rb") as source:
        return tuple(message.id for message in read_po(source) if message.id)


def sentence_of(beginning: str) -> str | tuple[str, str]:
    """The sentence of the catalog that is this or, there being none, begins like this; the words themselves if none."""
    singulars = {sentence if isinstance(sentence, str) else sentence[0]: sentence for sentence in _sentences()}
    begun = [singulars[beginning]] if beginning in singulars else []
    begun = begun or [sentence for singular, sentence in singulars.items() if singular.startswith(beginning)]
    assert len(begun) < 2, f"several sentences begin with {beginning!r}"
    return begun[0] if begun else beginning


class _Plain(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def handle_data(self, data: str) -> None:
        self.text += data


def plain(html: str) -> str:
    """The words without tags."""
    parser = _Plain()
    parser.feed(html)
    parser.close()
    return parser.text


def known(words: str) -> str:
    """The longest part of a sentence that its placeholders leave as it is."""
    return max(re.split(r"\{\w+\}", words), key=len).strip()
