"""What is wrong with a catalog: a translation that would fail, or say something else, at the worst moment."""

import re
from collections import Counter
from collections.abc import Iterator
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from bot.i18n import LOCALES, Language

SOURCE: Language = "en"  # the language of the code: what is not written in its catalog is as in the code
TAG = re.compile(r"<(/?)([a-z][a-z-]*)[^<>]*>")


def faults(language: Language) -> list[str]:
    """Every fault of a catalog, each with the beginning of its sentence; none if it is complete."""
    with (LOCALES / "messages.pot").open("rb") as source:
        template = read_po(source)
    with (LOCALES / language / "LC_MESSAGES" / "messages.po").open("rb") as source:
        return list(compared(template, read_po(source, locale=language), complete=language != SOURCE))


def compared(template: Catalog, catalog: Catalog, *, complete: bool) -> Iterator[str]:
    """The faults of a catalog against the template; complete: whether every sentence must be translated."""
    if catalog.num_plurals != Catalog(catalog.locale).num_plurals:
        yield f"{catalog.num_plurals} plural forms are not the number of the language"
    expected, found = {key(message) for message in template if message.id}, set()
    for message in catalog:
        if message.id:
            found.add(key(message))
            yield from (f"{fault}: {_sources(message)[0][:60]!r}" for fault in _wrong(message, catalog, complete))
    yield from (f"lacks: {source[:60]!r}" for _, source, *_ in sorted(expected - found))
    yield from (f"not in the code any more: {source[:60]!r}" for _, source, *_ in sorted(found - expected))


def _wrong(message: Message, catalog: Catalog, complete: bool) -> Iterator[str]:
    source = _sources(message)[-1]
    forms = message.string if isinstance(message.string, list | tuple) else (message.string,)
    if message.fuzzy:
        yield "fuzzy"
    if message.pluralizable and len(forms) != catalog.num_plurals:
        yield "wrong number of plural forms"
    if complete and not all(forms):
        yield "not translated"
    for form in filter(None, forms):
        if placeholders(form) != placeholders(source):
            yield "other placeholders"
        if tags(form) is None or tags(form) != tags(source):
            yield "other tags"


def placeholders(text: str) -> set[str] | None:
    """The names in braces; None if the braces are not a format."""
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:
        return None


def tags(text: str) -> Counter[str] | None:
    """How often each HTML element stands in a text; None if they are not well nested."""
    counted: Counter[str] = Counter()
    still_open: list[str] = []
    for closing, name in TAG.findall(text):
        if not closing:
            counted[name] += 1
            still_open.append(name)
        elif not still_open or still_open.pop() != name:
            return None
    return None if still_open else counted


def _sources(message: Message) -> tuple[str, ...]:
    """The sentence of the code, or both of its plural forms."""
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def key(message: Message) -> tuple[str, ...]:
    """What identifies a message: its context and the sentences of the code."""
    return (message.context or "", *_sources(message))
