"""Dates as families tell them: besides what bot/model/dates.py reads, about when, an age, how long ago, not at all.

What can be meant in two ways is asked back: Unsure carries what it may be.  Lists have rules of their own
(bot/tables/births.py, bot/matching/dates.py); nobody can be asked there.
"""

import re
from dataclasses import replace
from datetime import date

from babel.dates import get_month_names

from bot.model import spans
from bot.model.date_words import (
    AROUND,
    AROUND_A_DATE,
    EITHER_YEAR,
    MONTHS_OTHERWISE,
    SEASONS,
    TIME,
    UNKNOWN,
    is_unknown,
)
from bot.model.dates import FILLERS, ROMAN, ROMAN_LOOKS, PartialDate, month_names, read_date
from bot.model.given import Refusal, Unsure
from bot.model.words import clean

NOT_READ = ("not_a_date", "year_needs_four_digits")
APOSTROPHES = str.maketrans("'ʼ‘`´", "’’’’’")
LETTERS = re.compile(r"[^\W\d_]{2,}")
NUMERIC = re.compile(r"\W*\d{1,2}\W+\d{1,2}\W+(?:\d\d|\d{4})\W*(?:[рг]\W*)?")
ROMAN_MONTH = re.compile(r"(?<=\d)(\W{1,2})([ivxіх]{1,4})(?=\W{1,2}\d)")
COMPACT = re.compile(
    r"(\d\d)(\d\d)((?:19|20)\d\d)|((?:19|20)\d\d)(\d\d)(\d\d)|(\d\d)((?:19|20)\d\d)|(\d\d)(\d\d)(\d\d)"
)
SHORT_YEAR = re.compile(r"(.*?)’?(?<!\d)(\d\d)")
# The year has two digits and is called one: not the day of a month without a year.
CALLED_A_YEAR = re.compile(r"(?<!\d)(\d\d)(?:[-’]?(?:го|ого|му|ому|й|м|ом))?\s*(?:р[іо]к|року|році|р|год[ау]?|г)\W*$")
LONGEST = 100  # of words; nobody needs more for a date
SINCE_CONTACT = 2000  # an earlier year is not offered as that of a last contact
MOST_OFFERED = 4


def read(words: str, today: date, *, birth: bool, month_first: bool = False) -> str:
    """The date in ISO form, ~ behind one that is approximate, empty when it is not known.

    month_first: whether the reader may write the month before the day.  Refusal as read_date raises it, or Unsure.
    """
    text = clean(words).lower().translate(APOSTROPHES)
    if is_unknown(text[:LONGEST]):
        return ""
    try:
        plain, value = _told(text, today, birth=birth)
    except Refusal as refusal:
        if refusal.reason in NOT_READ and (offered := _guessed(text, today, birth=birth, month_first=month_first)):
            raise Unsure(offered) from refusal
        raise
    if month_first and (other := _other_order(plain, value, today)):
        raise Unsure([value, other])
    return str(value)


def _told(text: str, today: date, *, birth: bool) -> tuple[str, PartialDate]:
    """What was left of the words, and the date in them."""
    try:
        return text, read_date(text, today, relative=True)
    except Refusal as refusal:
        if refusal.reason not in NOT_READ or len(text) > LONGEST:
            raise
    if (span := spans.read(text, today, birth=birth)) is not None and span.year >= 1900:
        return text, span
    plain, approximate = _loosened(text)
    return plain, replace(read_date(plain or "?", today), approximate=approximate)


def _loosened(text: str) -> tuple[str, bool]:
    """The words without what says nothing, in the form that read_date takes, and whether they are approximate."""
    plain = TIME.sub(" ", text)
    if years := EITHER_YEAR.fullmatch(plain):
        return years[1], 0 < int(years[2]) - int(years[1]) <= 2
    approximate = AROUND.search(plain) is not None or UNKNOWN.search(plain) is not None
    plain = AROUND_A_DATE.sub(" ", AROUND.sub(" ", UNKNOWN.sub(" ", plain)))
    for season, month in SEASONS:
        if season.search(plain):
            plain, approximate = season.sub(month, plain), True
    plain = ROMAN_MONTH.sub(_roman, plain)
    plain = LETTERS.sub(lambda found: _month_meant(found[0]), plain).strip(" :;,.-")
    return COMPACT.sub(_apart, plain) if COMPACT.fullmatch(plain) else plain, approximate


def _roman(found: re.Match[str]) -> str:
    """Its name, which leaves no doubt about what is the month."""
    month = ROMAN.get(found[2].translate(ROMAN_LOOKS))
    return " " + get_month_names("wide", locale="en")[month].lower() if month else found[0]


def _apart(found: re.Match[str]) -> str:
    """Digits without anything between them."""
    return ".".join(part for part in found.groups() if part)


def _month_meant(word: str) -> str:
    """A month of which one letter is wrong or which is in another case, as calendars write it."""
    word = MONTHS_OTHERWISE.get(word, word)
    names = {name: month for name, month in month_names() if len(name) >= 4}
    if len(word) < 4 or word in FILLERS or any(name.startswith(word) for name in names):
        return word
    near = {month: name for name, month in names.items() if _one_letter_off(word, name)}
    return next(iter(near.values())) if len(near) == 1 else word


def _one_letter_off(word: str, name: str) -> bool:
    """One letter another, too many, missing, or two neighbours exchanged."""
    shorter, longer = sorted((word, name), key=len)
    start = next((place for place, letter in enumerate(shorter) if letter != longer[place]), len(shorter))
    rest, other = shorter[start:], longer[start:]
    if len(shorter) < len(longer):
        return rest == other[1:]
    return rest[1:] == other[1:] or (rest[1:2] + rest[:1] == other[:2] and rest[2:] == other[2:])


def _other_order(plain: str, value: PartialDate, today: date) -> PartialDate | None:
    """The same numbers with the month first, when that is another day that can be meant as well."""
    if not (value.day and value.month) or value.day > 12 or value.day == value.month or not NUMERIC.fullmatch(plain):
        return None
    other = replace(value, month=value.day, day=value.month)
    return other if other.earliest() <= today else None


def _guessed(text: str, today: date, *, birth: bool, month_first: bool) -> list[PartialDate]:
    """What may be meant by a date whose year has two digits or is not there, and by a number alone."""
    text, called_a_year = CALLED_A_YEAR.subn(r"\1", text[:LONGEST])
    plain, approximate = _loosened(text)
    found = [*_with_a_year(plain, today, birth=birth, month_first=month_first, ends_in_year=called_a_year > 0)]
    if birth and plain.isdecimal() and 0 < int(plain) < 100:
        found.append(spans.born(int(plain), today))
    return [replace(value, approximate=value.approximate or approximate) for value in dict.fromkeys(found)][
        :MOST_OFFERED
    ]


def _with_a_year(plain: str, today: date, *, birth: bool, month_first: bool, ends_in_year: bool) -> list[PartialDate]:
    short = SHORT_YEAR.fullmatch(plain)
    complete = [f"{short[1]}{century}{short[2]}" for century in (20, 19)] if short else []
    known = set(re.findall(r"\w+", plain)) - FILLERS
    if not (birth or ends_in_year) and (len(known) == 2 or (len(known) == 1 and not plain.isdecimal())):
        complete = [f"{plain} {year}" for year in (today.year, today.year - 1)] + complete
    found: list[PartialDate] = []
    for words in complete:
        try:
            value = read_date(words, today, 1900 if birth else SINCE_CONTACT)
        except Refusal:
            continue
        other = _other_order(words, value, today) if month_first else None
        found += [value, other] if other else [value]
    return found
