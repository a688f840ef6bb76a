"""A whole name in one cell, taken apart where that is sure."""

import re
from typing import NamedTuple

from bot.model import ranks
from bot.model.given import Refusal
from bot.model.names import PARTICLES

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
BORN = re.compile(
    r"(?<=\D)[\s,(]*(?<!\w)(\d{1,2}[./-]){0,2}(19|20)\d\d\s*(р\.?\s*н?|г\.?\s*р?)?\.?\s*\)?\s*$", re.IGNORECASE
)
RANKS = frozenset(ranks.WORDS.split())


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


def without_ranks(words: str, most: int = 1) -> str:
    """The name without the ranks before it, as long as so many words stay."""
    kept = words.split()
    while len(kept) > most and _is_rank(kept[0]):
        del kept[0]
    return " ".join(kept)


def split(words: str) -> WholeName:
    """Surname, given name, patronymic; Refusal("order_unclear") when it cannot be known which is which."""
    before, *after = [part for part in map(str.strip, BORN.sub("", words).split(",")) if part] or [""]
    after = [part for part in after if not all(map(_is_rank, _words(part)))]
    if not after:
        return _without_ranks(_words(before))
    names, rest = _words(without_ranks(before)), [word for part in after for word in _words(part)]
    if any(map(is_patronymic, rest)) or len(names) == 1 or PARTICLES & set(map(str.lower, names)):
        return _beside_a_comma(names, rest)
    if len(names) > 2 and any(map(is_patronymic, names)):
        return _ordered(names)  # and a place, or whatever else, behind the comma
    raise Refusal("order_unclear")


def _without_ranks(words: list[str]) -> WholeName:
    """A word for a rank is a surname where nothing else can be the surname."""
    ranked = " ".join(words)
    try:
        return _ordered(without_ranks(ranked, 2).split())
    except Refusal:
        return _ordered(words)


def _beside_a_comma(before: list[str], after: list[str]) -> WholeName:
    """Surname, and behind the comma the rest; with the given name before it, the patronymic alone."""
    if any(map(is_patronymic, before)):
        raise Refusal("order_unclear")  # two people
    if len(before) == 2 and len(after) == 1 and is_patronymic(after[0]):
        surname, given = before
        return _known(surname, given, after[0])
    given, *patronymic = [*after, ""]
    return _known(" ".join(before), given, " ".join(patronymic))


def _is_rank(word: str) -> bool:
    return len(word.rstrip(".")) > 1 and word.rstrip(".").lower() in RANKS


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
