"""The kinds of damage that a row of a list has, each a function of a person."""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from benchmarks.matching import spelling
from benchmarks.matching.people import Names, Person, womans


@dataclass(frozen=True)
class Row:
    """Cells as somebody typed them."""

    surname: str = ""
    given: str = ""
    patronymic: str = ""
    birth: str = ""
    unit: str = ""


MONTHS = [
    "січня",
    "лютого",
    "березня",
    "квітня",
    "травня",
    "червня",
    "липня",
    "серпня",
    "вересня",
    "жовтня",
    "листопада",
    "грудня",
]
CALL_SIGNS = ("Грім", "Кобра", "Лис")
RANKS = ("солдат", "ст. солдат", "сержант", "мол. сержант", "матрос", "капітан", "рядовой")
FORMATS = (
    "%d.%m.%Y",
    "%Y-%m-%d",
    "%d/%m/%Y",
    "%d-%m-%Y",
    "%d.%m.%y",
    "%d %m %Y",
    "%Y.%m.%d",
    "%d.%m.%Y р.н.",
    "%d%m%Y",
)
Damage = Callable[[Person, random.Random], Row]


def clean(person: Person, _chance: random.Random) -> Row:
    """Nothing wrong."""
    return Row(
        person.surname, person.given.ukrainian, person.patronymic, person.birth.strftime("%d.%m.%Y"), person.unit
    )


def russian(person: Person, chance: random.Random) -> Row:
    """Everything translated."""
    return replace(
        clean(person, chance),
        surname=person.russian_surname, given=person.given.russian, patronymic=person.russian_patronymic,
    )  # fmt: skip


def each(row: Row, change: Callable[[str], str]) -> Row:
    """The three names changed alike."""
    return replace(row, surname=change(row.surname), given=change(row.given), patronymic=change(row.patronymic))


def no_date(row: Row) -> Row:
    """Birth date and unit not known."""
    return replace(row, birth="", unit="")


def one_cell(row: Row) -> Row:
    """The whole name in the first cell."""
    return Row(f"{row.surname} {row.given} {row.patronymic}", birth=row.birth)


def dated(person: Person, form: str) -> Row:
    """With the birth date written so."""
    return replace(clean(person, random.Random()), birth=form)


def digit_off(day: date, chance: random.Random) -> str:
    """One digit of the date wrong, still a date."""
    while True:
        digits = list(day.strftime("%d%m%Y"))
        digits[chance.choice((0, 1, 2, 3, 6, 7))] = str(chance.randrange(10))
        try:
            wrong = date(int("".join(digits[4:])), int("".join(digits[2:4])), int("".join(digits[:2])))
        except ValueError:
            continue
        if wrong != day:
            return wrong.strftime("%d.%m.%Y")


def hard(person: Person, chance: random.Random) -> Row:
    """Three errors and more."""
    row = chance.choice((russian(person, chance), each(clean(person, chance), spelling.official)))
    row = replace(row, surname=spelling.slip(row.surname, chance), patronymic="", unit="")
    row = chance.choice((row, replace(row, surname=row.given, given=row.surname)))
    return replace(row, birth=chance.choice((digit_off(person.birth, chance), str(person.birth.year))))


def two(person: Person, chance: random.Random) -> Row:
    """Two errors in different fields."""
    row = chance.choice((clean, russian))(person, chance)
    row = replace(row, surname=chance.choice((spelling.slip, spelling.by_ear))(row.surname, chance), unit="")
    return chance.choice((
        replace(row, birth=digit_off(person.birth, chance)),
        replace(row, patronymic=""),
        replace(row, given=chance.choice(person.given.familiar)),
        replace(row, surname=row.given, given=row.surname),
        replace(row, birth=str(person.birth.year)),
    ))  # fmt: skip


def shortened(word: str) -> str:
    """An initial."""
    return f"{word[0]}."


def kinds(names: Names) -> dict[str, Damage]:
    """All kinds by name."""
    return {**_letters(), **_words(names), **_cells(), **_dates(), "two errors": two, "three errors": hard}


def _letters() -> dict[str, Damage]:
    def changed(change: Callable[[str, random.Random], str]) -> Damage:
        return lambda p, c: each(clean(p, c), lambda word: change(word, c))

    return {
        "clean": clean,
        "capitals": changed(lambda word, _: word.upper()),
        "no capitals": changed(lambda word, _: f"  {word.lower()} "),
        "passport Latin": changed(lambda word, _: spelling.official(word)),
        "other Latin": changed(spelling.romanized),
        "Russian": russian,
        "Latin from Russian": lambda p, c: each(russian(p, c), lambda word: spelling.romanized_russian(word, c)),
        "Russian, no ё": lambda p, c: each(russian(p, c), lambda word: word.replace("ё", "е")),
        "English keys": changed(lambda word, _: spelling.on_other_keys(word, spelling.ON_ENGLISH_KEYS)),
        "Ukrainian keys": changed(lambda w, _: spelling.latin_on(w, spelling.ON_UKRAINIAN_KEYS)),
        "Russian keys": changed(lambda w, _: spelling.latin_on(w, spelling.ON_RUSSIAN_KEYS)),
        "look-alikes": changed(spelling.look_alikes),
        "digits for letters": changed(lambda word, _: word.replace("о", "0").replace("З", "3")),
        "apostrophes": changed(lambda word, c: word.replace("'", c.choice("’`ʼ\"*´‘")).replace("ь", "'")),
        "no apostrophes": changed(lambda word, _: word.replace("'", "")),
        "doubled letters": changed(lambda word, _: word[:3] + word[2:].replace("нн", "н").replace("лл", "л")),
        "slip in the surname": lambda p, c: replace(clean(p, c), surname=spelling.slip(p.surname, c)),
        "slip in the given name": lambda p, c: replace(clean(p, c), given=spelling.slip(p.given.ukrainian, c)),
        "slip in the patronymic": lambda p, c: replace(clean(p, c), patronymic=spelling.slip(p.patronymic, c)),
        "two slips": lambda p, c: replace(clean(p, c), surname=spelling.slip(spelling.slip(p.surname, c), c)),
        "by ear": changed(spelling.by_ear),
        "by ear from Russian": lambda p, c: each(russian(p, c), lambda word: spelling.by_ear(word, c, 1)),
    }  # fmt: skip


def _words(names: Names) -> dict[str, Damage]:
    def given(name: str, p: Person, c: random.Random, patronymic: str) -> Row:
        return replace(clean(p, c), given=name, patronymic=patronymic)

    def surname(name: str, p: Person, c: random.Random) -> Row:
        return replace(clean(p, c), surname=name)

    def western(p: Person, c: random.Random) -> Row:
        return replace(each(clean(p, c), spelling.official), given=p.given.western[0], patronymic="")

    return {
        "familiar name": lambda p, c: given(c.choice(p.given.familiar), p, c, p.patronymic),
        "familiar, no date": lambda p, c: no_date(given(c.choice(p.given.familiar), p, c, p.patronymic)),
        "western name": western,
        "no patronymic": lambda p, c: given(p.given.ukrainian, p, c, ""),
        "no given name": lambda p, c: given("", p, c, ""),
        "initials": lambda p, c: given(shortened(p.given.ukrainian), p, c, shortened(p.patronymic)),
        "shortened names": lambda p, c: given(f"{p.given.ukrainian[:3]}.", p, c, f"{p.patronymic[:3]}."),
        "genitive": lambda p, c: clean(p, c) if p.is_woman else each(clean(p, c), spelling.genitive),
        "other sex's ending": lambda p, c: surname(womans(p.surname), p, c),
        "part of a double surname": lambda p, c: surname(c.choice(p.surname.split("-")), p, c),
        "surname made double": lambda p, c: surname(f"{p.surname}-{names.surname()[0]}", p, c),
        "changed surname": lambda p, c: surname(names.surname()[0], p, c),
        "name alone": lambda p, c: Row(p.surname, p.given.ukrainian),
    }


def _cells() -> dict[str, Damage]:
    def columns(first: str, second: str, third: str, p: Person, c: random.Random) -> Row:
        return replace(clean(p, c), surname=first, given=second, patronymic=third)

    def around(before: str, after: str, p: Person, c: random.Random) -> Row:
        whole = one_cell(clean(p, c))
        return replace(whole, surname=f"{before}{whole.surname}{after}")

    def cell(words: str, p: Person, c: random.Random) -> Row:
        return Row(words, birth=clean(p, c).birth)

    def call_sign(p: Person, c: random.Random) -> Row:
        return columns(p.surname, f"{p.given.ukrainian} «{c.choice(CALL_SIGNS)}»", p.patronymic, p, c)

    return {
        "one cell": lambda p, c: one_cell(clean(p, c)),
        "one cell, surname last": lambda p, c: cell(f"{p.given.ukrainian} {p.patronymic} {p.surname}", p, c),
        "one cell, initials": lambda p, c: cell(f"{p.surname} {p.given.ukrainian[0]}.{p.patronymic[0]}.", p, c),
        "one cell with the date": lambda p, c: replace(around("", f", {p.birth:%d.%m.%Y} р.н.", p, c), birth=""),
        "given name first": lambda p, c: columns(p.given.ukrainian, p.surname, p.patronymic, p, c),
        "columns moved": lambda p, c: columns(p.given.ukrainian, p.patronymic, p.surname, p, c),
        "given names exchanged": lambda p, c: columns(p.surname, p.patronymic, p.given.ukrainian, p, c),
        "patronymic with the given name": lambda p, c: columns(
            p.surname, f"{p.given.ukrainian} {p.patronymic}", "", p, c
        ),
        "rank before": lambda p, c: around(f"{c.choice(RANKS)} ", "", p, c),
        "unit after": lambda p, c: around("", " в/ч А1234", p, c),
        "call sign": call_sign,
        "former surname": lambda p, c: columns(f"Вигаданюк ({p.surname})", p.given.ukrainian, p.patronymic, p, c),
        "blanks inside": lambda p, c: each(clean(p, c), lambda word: f"\ufeff {word}\u00a0\u200b"),
    }


def _dates() -> dict[str, Damage]:
    return {
        "other form of date": lambda p, c: dated(p, p.birth.strftime(c.choice(FORMATS))),
        "month in words": lambda p, c: dated(p, f"{p.birth.day} {MONTHS[p.birth.month - 1]} {p.birth.year} року"),
        "spreadsheet's number": lambda p, c: dated(p, str((p.birth - date(1899, 12, 30)).days)),
        "no date": lambda p, c: no_date(clean(p, c)),
        "year only": lambda p, c: dated(p, str(p.birth.year)),
        "month and year": lambda p, c: dated(p, p.birth.strftime("%m.%Y")),
        "first of January": lambda p, c: dated(p, f"01.01.{p.birth.year}"),
        "day and month exchanged": lambda p, c: dated(p, p.birth.strftime("%m/%d/%Y")),
        "wrong digit": lambda p, c: dated(p, digit_off(p.birth, c)),
        "wrong date": lambda p, c: dated(p, f"{c.randrange(2, 28)}.{c.randrange(1, 13):02}.{c.randrange(1960, 2005)}"),
        "wrong digit, no patronymic": lambda p, c: replace(dated(p, digit_off(p.birth, c)), patronymic=""),
    }  # fmt: skip
