"""Sentences of the catalog as Telegram shows them, named by their English source or by how it begins."""

import re
from functools import cache
from html.parser import HTMLParser
from typing import Any

from babel.messages.pofile import read_po

from bot import i18n
from bot.i18n import Language
from bot.model.message import Message
from bot.model.sentence import Sentence as Lazy

Sentence = tuple[str, str]  # singular and plural; the same twice where nothing is counted


@cache
def _sentences() -> tuple[Sentence, ...]:
    with (i18n.LOCALES / "uk" / "LC_MESSAGES" / "messages.po").open("rb") as source:
        ids = [message.id for message in read_po(source) if message.id]
    return tuple((words, words) if isinstance(words, str) else (words[0], words[1]) for words in ids)


@cache
def sentence_of(beginning: str) -> Sentence:
    """The sentence of the catalog that is this or, there being none, the only one that begins like this."""
    begun = [sentence for sentence in _sentences() if sentence[0] == beginning]
    begun = begun or [sentence for sentence in _sentences() if sentence[0].startswith(beginning)]
    assert len(begun) == 1, f"{len(begun)} sentences begin with {beginning!r}"
    return begun[0]


class _Plain(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def handle_data(self, data: str) -> None:
        self.text += data


@cache
def plain(html: str) -> str:
    """The words without tags."""
    parser = _Plain()
    parser.feed(html)
    parser.close()
    return parser.text


def known(words: str) -> str:
    """The longest part of a sentence that its placeholders leave as it is."""
    return max(re.split(r"\{\w+\}", words), key=len).strip()


def spoken(language: Language, said: Any) -> Any:
    """What somebody reads of a message, of several, or of a sentence, in a language."""
    if isinstance(said, Message):
        pages = said.rendered(language)
        return pages[0] if len(pages) == 1 else pages
    if isinstance(said, Lazy):
        return said.text(language)
    if isinstance(said, dict):
        return {spoken(language, key): spoken(language, value) for key, value in said.items()}
    return type(said)(spoken(language, one) for one in said) if isinstance(said, list | tuple) else said
