"""A whole name in one cell, taken apart where that is sure."""

import re
from typing import NamedTuple

from bot.model.given import Refusal

PATRONYMIC = re.compile(
    r".+(ович|евич|євич|івна|ївна|овна|евна|євна|ічна|ична|[oei]v[iy]ch|[iyoe]vna|ichna|ychna)"
    r"|ілліч|ильич|кузьмич|лукич|хомич|фомич|савич|яковлич|фокич|illich|ilyich|kuzmych|lukych|savych",
    re.IGNORECASE,
)
TURKIC = re.compile("огли|оглы|кизи|кызы|ogh?l[yiu]|[kq][yi]zy?", re.IGNORECASE)
NUMBER = re.compile(r"^[№#]?\s*\d{1,6}\s*[.)]?\s+")  # of the row, glued to the name
INITIALS = re.compile(r"(?<=\w\.)(?=\w)")
INITIAL = re.compile(r"\w\.?")
LATIN = re.compile("[A-Za-z]")


class WholeName(NamedTuple):
    """patronymic may be empty."""

    surname: str
    given: str
    patronymic: str


def without_number(words: str) -> str:
    """The name without the number of the row before it."""
    return NUMBER.sub("", words)


def is_patronymic(word: str) -> bool:
    """Whether a word ends as the patronymics of Ukrainian and Russian documents do, or as the Turkic ones."""
    return PATRONYMIC.fullmatch(word) is not None or TURKIC.fullmatch(word) is not None


def split(words: str) -> WholeName:
    """Surname, given name, patronymic; Refusal("order_unclear") when it cannot be known which is which."""
    before, comma, after = words.partition(",")
    if comma:
        given, *rest = [*_words(after), ""]
        return _known(before.strip(), given, " ".join(rest))
    return _ordered(_words(words))


def split_given(words: str) -> tuple[str, str]:
    """Given name and patronymic of "Петро Сергійович"."""
    given, *rest = [*_words(words), ""]
    return given, " ".join(rest).strip()


def _words(words: str) -> list[str]:
    return INITIALS.sub(" ", without_number(words)).split()


def _ordered(words: list[str]) -> WholeName:
    """In the order of documents; the other one when a patronymic or initials tell so."""
    length = 2 if len(words) > 3 and TURKIC.fullmatch(words[-1]) else 1
    if len(words) >= 3 and is_patronymic(words[-1]):
        *surname, given = words[:-length]
        return _known(" ".join(surname), given, " ".join(words[-length:]))
    if len(words) == 3 and (is_patronymic(words[1]) or _are_initials(words[:2])):
        return _known(words[2], words[0], words[1])
    if len(words) == 3 and _are_initials(words[1:]):
        return _known(*words)
    if len(words) != 2 or is_patronymic(words[1]):
        raise Refusal("order_unclear")
    return _two(*words)


def _two(first: str, second: str) -> WholeName:
    if _are_initials([first]):
        return _known(second, first, "")
    if LATIN.search(first) and not _are_initials([second]):
        raise Refusal("order_unclear")
    return _known(first, second, "")


def _known(surname: str, given: str, patronymic: str) -> WholeName:
    if not (surname and given):
        raise Refusal("order_unclear")
    return WholeName(surname, given, patronymic.strip())


def _are_initials(words: list[str]) -> bool:
    return all(INITIAL.fullmatch(word) for word in words)
