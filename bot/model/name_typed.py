"""A whole name typed where a surname was asked for, perhaps with a date of birth: in which ways it can be meant."""

import re
from datetime import date

from bot.model import family_dates, names, whole_name
from bot.model.given import Refusal, Unsure
from bot.model.words import clean

BORN = r"\b(?:born|b|народ\w+|нар|н|дата народження|date of birth)\b[\s.:]*"
DATED = re.compile(rf"(?P<name>[^\d]+?)[\s,(]*(?:{BORN})?(?P<date>\d.*?)\)?", re.IGNORECASE)
MOST_WORDS = 4  # of a name whose order nothing tells

Ways = list[dict[str, str]]


def ways(typed: str, today: date, *, month_first: bool) -> Ways:
    """What the words may mean, as answers by the names of their steps; empty when they are one name, or none."""
    whole = clean(typed)
    if dated := DATED.fullmatch(whole):
        births = _births(dated["date"], today, month_first=month_first)
        named = _parts(dated["name"]) or _one(dated["name"])
        if births and named:
            return [{**one, "birth_date": birth} for one in named for birth in births]
    return _parts(whole)


def _births(words: str, today: date, *, month_first: bool) -> list[str]:
    try:
        told = family_dates.read(words, today, birth=True, month_first=month_first)
    except Unsure as unsure:
        return [str(one) for one in unsure.meant]
    except Refusal:
        return []
    return [told] if told else []


def _parts(words: str) -> Ways:
    """The parts of a whole name: as they are where that can be told, else in either order."""
    try:
        return [_read(whole_name.split(words)._asdict())]
    except Refusal:
        return _either(words.split())


def _either(words: list[str]) -> Ways:
    """Surname first, surname last, or all of it a surname."""
    alone = names.PARTICLES & {word.lower() for word in words} or any(map(whole_name.is_patronymic, words))
    if alone or not 2 <= len(words) <= MOST_WORDS:
        return []
    first, last = {"surname": words[0], "given": " ".join(words[1:])}, {"surname": words[-1]}
    try:
        return [_read(first), _read({**last, "given": " ".join(words[:-1])}), *_one(" ".join(words))]
    except Refusal:
        return []


def _one(words: str) -> Ways:
    try:
        return [{"surname": names.read_name(words)}]
    except Refusal:
        return []


def _read(parts: dict[str, str]) -> dict[str, str]:
    return {name: names.read_name(said) for name, said in parts.items() if said}
