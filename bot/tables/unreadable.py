"""A refusal with a name for a file that is no list that could be read."""

from collections.abc import Iterator
from contextlib import contextmanager


class UnreadableFile(Exception):
    """reason: a key of a sentence; limit: what is allowed, if something was too much; row: which one, from 1, if known.

    heads: of the columns that are meant.

    empty, too_large, too_many_rows, too_many_columns, binary, encoding, json, not_a_table, side_by_side, transposed,
    broken, broken_quotes, password_protected, bomb, no_heads, unclear_column, remains (such a list must never be
    imported).
    """

    def __init__(self, reason: str, limit: int = 0, row: int = 0, heads: tuple[str, ...] = ()) -> None:
        super().__init__(reason)
        self.reason = reason
        self.limit = limit
        self.row = row
        self.heads = heads


@contextmanager
def otherwise_broken() -> Iterator[None]:
    """Whatever else is raised means Unreadable("broken"): a broken file breaks a library in any place and any way."""
    try:
        yield
    except UnreadableFile:
        raise
    except Exception as error:
        raise UnreadableFile("broken") from error
