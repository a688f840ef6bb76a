"""Sentences without a language: they get one when their reader is known.

Whoever says something says what, not in which language.  `storage.outbox.put` renders a sentence for the chat it is put
for, a page for its session.  A sentence that nobody rendered cannot become words: turning it into a string raises.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import NoReturn, Self

from babel.dates import format_date, format_time
from babel.numbers import format_decimal
from markupsafe import Markup, escape

from bot.i18n import Language, catalog, locale_of

_INSTANT = re.compile(r"</?tg-time[^>]*>")
COUNTS = frozenset({"n", "count", "of", "rows", "done", "seen", "total"})  # placeholders that count something


class Sentence(ABC):
    """Something to be said, in no language yet."""

    @abstractmethod
    def html(self, language: Language) -> Markup:
        """The words as Telegram's HTML; values that are no markup are escaped."""

    @abstractmethod
    def text(self, language: Language) -> str:
        """The words as plain text, for a button, a toast or a command line."""

    def __str__(self) -> NoReturn:
        """Fails, since nobody knows in which language."""
        raise TypeError("a sentence has no language until it is rendered for its reader")

    def __format__(self, spec: str) -> NoReturn:
        """Fails, like str()."""
        raise TypeError("a sentence has no language until it is rendered for its reader")


Said = Sentence | str
"""A sentence, markup that is the same in every language, or plain words of somebody."""


@dataclass(frozen=True)
class Template(Sentence):
    """Words with {placeholders}.  many: the plural, chosen by n.  The values may be sentences themselves.

    translated: whether the words are looked up in the catalog; else they are the same in every language.
    """

    one: str
    many: str | None = None
    n: int = 0
    values: Mapping[str, object] = field(default_factory=dict)
    translated: bool = True

    def filled(self, **values: object) -> Self:
        """The same with these values."""
        return replace(self, values={**self.values, **values})

    def html(self, language: Language) -> Markup:
        """The words, the values escaped."""
        words = Markup(self._template(language))  # noqa: S704 (the template is ours, the values are escaped)
        values = {name: html(_counted(name, value), language) for name, value in self.values.items()}
        return words.format(**values) if values else words

    def text(self, language: Language) -> str:
        """The words, the values as they are."""
        words = self._template(language)
        values = {name: text(_counted(name, value), language) for name, value in self.values.items()}
        return words.format(**values) if values else words

    def _template(self, language: Language) -> str:
        if not self.translated:
            return self.one
        if self.many is None:
            return catalog(language).gettext(self.one)
        return catalog(language).ngettext(self.one, self.many, self.n)


@dataclass(frozen=True)
class Joined(Sentence):
    """Parts with the same words between them; those that are empty were left out."""

    between: str
    parts: tuple[Said, ...]

    def __bool__(self) -> bool:
        """Whether anything is said: what is empty falls out of whatever it was to be a part of."""
        return bool(self.parts)

    def html(self, language: Language) -> Markup:
        """The parts, those that are no markup escaped."""
        return Markup(self.between).join(html(part, language) for part in self.parts)  # noqa: S704 (ours)

    def text(self, language: Language) -> str:
        """The parts as they are."""
        return self.between.join(text(part, language) for part in self.parts)


@dataclass(frozen=True)
class ByLanguage(Sentence):
    """Words that somebody wrote once for each language."""

    words: Mapping[Language, Said]

    def html(self, language: Language) -> Markup:
        """The words of that language."""
        return html(self.words[language], language)

    def text(self, language: Language) -> str:
        """The words of that language."""
        return text(self.words[language], language)


@dataclass(frozen=True)
class Shortened(Sentence):
    """A sentence of which no more than so many letters fit, as on a button."""

    whole: Said
    most: int

    def html(self, language: Language) -> Markup:
        """What fits, escaped."""
        return escape(self.text(language))

    def text(self, language: Language) -> str:
        """What fits."""
        return text(self.whole, language)[: self.most]


@dataclass(frozen=True)
class Dated(Sentence):
    """A date, or the time of day of a datetime, in one of the forms of Unicode's date patterns."""

    when: date
    form: str = "long"

    def html(self, language: Language) -> Markup:
        """As it is written there."""
        return escape(self.text(language))

    def text(self, language: Language) -> str:
        """As it is written there."""
        if isinstance(self.when, datetime):
            return format_time(self.when, self.form, locale=locale_of(language))
        return format_date(self.when, self.form, locale=locale_of(language))


@dataclass(frozen=True)
class Instant(Sentence):
    """A moment as the organisation's clock shows it, at an instant in Unix seconds.

    Telegram shows it by the reader's own clock (date_time, Bot API 9.5); an older app shows the words.
    """

    words: Said
    at: int

    def html(self, language: Language) -> Markup:
        """The words, with the instant for Telegram."""
        tag = Markup('<tg-time unix="{at}" format="Dt">{words}</tg-time>')
        return tag.format(at=self.at, words=html(self.words, language))

    def text(self, language: Language) -> str:
        """The words."""
        return text(self.words, language)


def as_written(words: Markup) -> Markup:
    """Rendered words whose instants are read everywhere as they are written."""
    return Markup(_INSTANT.sub("", words))  # noqa: S704 (only tags were taken out)


@dataclass(frozen=True)
class Number(Sentence):
    """A number, its thousands apart."""

    value: float

    def html(self, language: Language) -> Markup:
        """As it is written there."""
        return escape(self.text(language))

    def text(self, language: Language) -> str:
        """As it is written there."""
        return format_decimal(self.value, locale=locale_of(language))


def _counted(name: str, value: object) -> object:
    """What counts something has its thousands apart; the number of a row or an update has not."""
    return Number(value) if name in COUNTS and isinstance(value, int) else value


def html(said: object, language: Language) -> Markup:
    """Anything that can be said as HTML; what is neither a sentence nor markup is escaped."""
    return said.html(language) if isinstance(said, Sentence) else escape(said)


def text(said: object, language: Language) -> str:
    """Anything that can be said as plain text."""
    return said.text(language) if isinstance(said, Sentence) else str(said)
