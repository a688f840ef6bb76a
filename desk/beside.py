"""A row of a list beside somebody in the register, as HTML: the letters that differ are marked, and a sign says how."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup, escape

from bot.i18n import Language
from bot.matching.letters import Mark, Piece, Pieces, dates_beside, names_beside, to_the_eye
from bot.model.list_table import Column, TableRow
from bot.model.returned import ListRow
from bot.model.sentence import Sentence, text
from bot.texts import labels
from bot.texts.lists import table as texts
from bot.texts.lists.comparison import MARKS

FIELDS = ("surname", "given", "patronymic", "birth")
LOUD = ("near", "mismatch")
_TO_ESCAPE = re.compile("[&<>\"']")


@dataclass(frozen=True)
class Sides:
    """The name and the date of birth of either; fields: how each agrees to the eye."""

    fields: Mapping[str, str]
    name: Markup
    born: Markup
    known: Markup
    known_born: Markup


@dataclass(frozen=True)
class Line:
    """One field of a row, or of somebody whom it may be: how it agrees, and what it says."""

    agrees: str
    said: Markup


def of_row(row: TableRow, now: int) -> Sides:
    """A row of the table."""
    fields = row.best.fields if row.best else {}
    if not row.facts:
        return Sides({}, _typed(row.row, {}, {}), escape(_born(row.row, now)), Markup(), Markup())
    names = names_beside(row.row.typed, row.facts, fields)
    born, known = dates_beside(_born(row.row, now), texts.born(row.facts["birth_date"]), fields.get("birth", "blank"))
    seen = {name: to_the_eye(fields.get(name, "blank"), one) for name, one, _other in names if name}
    one, other = _words([one for _name, one, _other in names]), _words([other for _name, _one, other in names])
    return Sides({**fields, **seen}, one, marked(born), other, marked(known))


def lines(row: ListRow, column: Column, now: int) -> list[tuple[Line, Line]]:
    """Field by field: the row, and one of those whom it may be."""
    fields, facts = column.match.fields, column.facts
    names = [(fields.get(name, "blank"), one, other) for name, one, other in _of_parts(row, facts, fields)]
    agrees = fields.get("birth", "blank")
    born = agrees, *dates_beside(_born(row, now), texts.born(facts["birth_date"]), agrees)
    seen = [(to_the_eye(agrees, one), one, other) for agrees, one, other in (*names, born)]
    return [(Line(agrees, marked(one)), Line(agrees, marked(other))) for agrees, one, other in seen]


@dataclass(frozen=True)
class Differing:
    """A field in which a row differs from the person, or may."""

    label: Sentence
    agrees: str
    own: Markup
    known: Markup


def differing(row: ListRow, facts: Mapping[str, str], fields: Mapping[str, str], now: int) -> list[Differing]:
    """The fields that are not the same to the eye, in order."""
    names = [(name, fields.get(name, "blank"), one, other) for name, one, other in _of_parts(row, facts, fields)]
    agrees = fields.get("birth", "blank")
    born = "birth", agrees, *dates_beside(_born(row, now), texts.born(facts["birth_date"]), agrees)
    seen = [(name, to_the_eye(agrees, one), one, other) for name, agrees, one, other in (*names, born)]
    return [
        Differing(NAMED[name], agrees, marked(one), marked(other))
        for name, agrees, one, other in seen
        if agrees != "match" and (one or other)
    ]


def agreeing(row: ListRow, facts: Mapping[str, str], fields: Mapping[str, str], now: int) -> list[Sentence]:
    """The names of the fields that are the same."""
    others = [one.label for one in differing(row, facts, fields, now)]
    return [NAMED[name] for name in FIELDS if fields.get(name) == "match" and NAMED[name] not in others]


def whole_name(row: ListRow, column: Column | None) -> Markup:
    """The name of a row as it was typed, in one."""
    return _typed(row, column.facts, column.match.fields) if column else _typed(row, {}, {})


def _typed(row: ListRow, facts: Mapping[str, str], fields: Mapping[str, str]) -> Markup:
    return _words([one for _name, one, _other in names_beside(row.typed, facts, fields)]) or escape(row.words)


def _of_parts(row: ListRow, facts: Mapping[str, str], fields: Mapping[str, str]) -> list[tuple[str, Pieces, Pieces]]:
    """The three parts of the name."""
    return [part for part in names_beside(row.typed, facts, fields) if part[0]]


def marked(pieces: Pieces) -> Markup:
    """As HTML."""
    return Markup(_marked(pieces))  # noqa: S704 (each is escaped)


def _marked(pieces: Pieces) -> str:
    return "".join(map(_piece, pieces))


def _piece(one: Piece) -> str:
    words = escape(one.text) if _TO_ESCAPE.search(one.text) else one.text
    return words if one.mark is Mark.SAME else f'<mark class="{one.mark.value}">{words}</mark>'


def signs(fields: Mapping[str, str], language: Language) -> Markup:
    """The signs of the four fields; who listens hears them in words."""
    return _signs(tuple(fields.get(name, "blank") for name in FIELDS), language)


def sign(agrees: str, language: Language) -> Markup:
    """The sign of one field."""
    said = text(texts.AGREES[agrees], language)
    return _SIGN.format(loud="loud" if agrees in LOUD else "", said=said, sign=MARKS[agrees])


@cache
def _signs(agree: Sequence[str], language: Language) -> Markup:
    named = zip(FIELDS, agree, strict=True)
    said = ", ".join(f"{text(NAMED[name], language)} {text(texts.AGREES[one], language)}" for name, one in named)
    each = Markup("").join(_EACH.format(loud="loud" if one in LOUD else "", sign=MARKS[one]) for one in agree)
    return Markup('<span class="signs" role="img" aria-label="{said}">{each}</span>').format(said=said, each=each)


def _words(words: Sequence[Pieces]) -> Markup:
    return Markup(" ".join(_marked(one) for one in words if one))  # noqa: S704 (each is escaped)


def _born(row: ListRow, now: int) -> str:
    return texts.born_as_typed(row.typed.get("birth", ""), now)


_EACH = Markup('<i class="{loud}">{sign}</i>')
_SIGN = Markup('<i class="sign {loud}" role="img" aria-label="{said}">{sign}</i>')
NAMED = {**labels.FIELDS, "birth": labels.FIELDS["birth_date"]}
