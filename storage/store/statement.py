"""What a job may say to the database, and how SQLite's dialect becomes PostgreSQL's."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TypeVar

T = TypeVar("T")
_TYPES = {"INTEGER": "BIGINT", "BLOB": "BYTEA", "REAL": "DOUBLE PRECISION", "STRICT": ""}
_DELETE = ("delete", "from")
_ALLOWED = {"select", "insert", "update", "delete", "with", "values"}
_PIECE = re.compile(
    r"""(?P<quoted>'(?:[^']|'')*'|"(?:[^"]|"")*")
      | (?P<comment>--[^\n]*|/\*.*?\*/)
      | (?P<cast>::)
      | :(?P<name>[A-Za-z_]\w*)
      | (?P<word>[A-Za-z_]\w*)
      | (?P<end>;)""",
    re.VERBOSE | re.DOTALL,
)


class StatementRefused(Exception):
    """A job may read and change rows, one statement at a time; when its transaction ends is the writer's business."""


@lru_cache(maxsize=1024)
def checked(sql: str) -> str:
    """The SQL itself, when it is one statement that reads or changes rows.  Raises StatementRefused."""
    words = [piece for piece in _PIECE.finditer(sql) if piece.lastgroup in ("word", "end")]
    first = words[0].group().lower() if words else ""
    inner_end = any(piece.lastgroup == "end" and sql[piece.end() :].strip() for piece in words)
    if first not in _ALLOWED or inner_end:
        raise StatementRefused(f"not one SELECT, INSERT, UPDATE, DELETE, WITH or VALUES: {first or 'nothing'}")
    return sql


@lru_cache(maxsize=1024)
def written(sql: str) -> str | None:
    """The table that a statement changes; None when it only reads."""
    words = [piece.group().lower() for piece in _PIECE.finditer(sql) if piece.lastgroup == "word"]
    if not words or words[0] in ("select", "values"):
        return None
    pairs = zip(["", *words], words, words[1:], strict=False)
    return next((name for verb, word, name in pairs if word in ("into", "update") or (verb, word) == _DELETE), None)


@lru_cache(maxsize=1024)
def for_psycopg(sql: str, missing: frozenset[str]) -> tuple[str, tuple[str, ...]]:
    """The same SQL with $1, $2 … for :name, as the server itself takes it, and which name each of them is; casts,
    literals and comments keep their colons.

    missing: names whose value is None; they become NULL itself, since PostgreSQL asks for the type of a placeholder.
    """
    places: dict[str, str] = {}
    return _PIECE.sub(lambda piece: _translated(piece, missing, places), sql), tuple(places)


def one_of(column: str, among: Sequence[T]) -> tuple[str, dict[str, T]]:
    """SQL that the column is one of these, and its values.

    The last is repeated until there are 1, 2, 4, 8 …: few different statements, each of which is prepared once.
    """
    if not among:
        return "1 = 0", {}
    values = {f"one{number}": one for number, one in enumerate(_padded(among))}
    return f"{column} IN ({', '.join(f':{name}' for name in values)})", values


def values_of(rows: Sequence[Sequence[T]]) -> tuple[str, dict[str, T]]:
    """What follows VALUES for at least one row, and its values.  The last is repeated, as in one_of."""
    values, lines = {}, []
    for number, row in enumerate(_padded(rows)):
        named = {f"v{number}_{place}": value for place, value in enumerate(row)}
        lines.append(f"({', '.join(f':{name}' for name in named)})")
        values.update(named)
    return ", ".join(lines), values


def _padded(some: Sequence[T]) -> list[T]:
    length = 1 << (len(some) - 1).bit_length()
    return [*some, *[some[-1]] * (length - len(some))]


def for_postgres(sql: str) -> str:
    """The same definition with PostgreSQL's names of the types."""
    return _PIECE.sub(lambda piece: _TYPES.get(piece.group(), piece.group()), sql)


def _translated(piece: re.Match[str], missing: frozenset[str], places: dict[str, str]) -> str:
    if piece.lastgroup != "name":
        return piece.group()
    name = piece["name"]
    return "NULL" if name in missing else places.setdefault(name, f"${len(places) + 1}")
