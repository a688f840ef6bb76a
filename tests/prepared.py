"""Towns that were prepared once and go on from there, as often as there are stories that begin so.

What took seconds to prepare is kept: the database file, everybody with their chats, and the hour.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from storage.store.sqlite import make_private
from storage.store.store import path_of
from tests.town import Town

T = TypeVar("T")
Prepares = Callable[[Town], Awaitable[T]]


@dataclass(frozen=True)
class _Kept:
    """A town whose bot was stopped, what came of preparing it, and its database."""

    town: Town
    came: Any
    at: float
    database: bytes


_kept: dict[Prepares[Any], _Kept] = {}


@asynccontextmanager
async def town_after(
    prepares: Prepares[T], folder: Path, built: Callable[[Path], Town] = Town, **settings: object
) -> AsyncIterator[tuple[Town, T]]:
    """A town in which that has happened, and what came of it; it happens once in each process, in a town built so.

    settings: with which the bot is started again.
    """
    if prepares not in _kept:
        _kept[prepares] = await _prepared(prepares, built)
    kept = _kept[prepares]
    town, came = deepcopy((kept.town, kept.came))
    town.goes_on_in(folder, kept.at)
    _write(town, kept.database)
    town.change(**settings)
    async with town:
        yield town, came


async def _prepared(prepares: Prepares[Any], built: Callable[[Path], Town]) -> _Kept:
    with TemporaryDirectory() as folder:
        async with built(Path(folder)) as town:
            came = await prepares(town)
            await town.settles()
        del town.bot
        town.telegram.changes.happened()  # whoever waits for the next change belongs to no loop yet
        return _Kept(town, came, town.clock(), path_of(town.database_url).read_bytes())


def _write(town: Town, database: bytes) -> None:
    path = path_of(town.database_url)
    make_private(path)
    path.write_bytes(database)
