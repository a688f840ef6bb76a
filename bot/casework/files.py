"""Files that come in and go out at the command line."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from bot.casework import sentences
from bot.chores import CommandFailed
from bot.tables.people import NamedPeople, people
from bot.tables.reading import read_file
from bot.tables.unreadable import UnreadableFile
from storage.store.ids import new_id


def listed(path: Path) -> NamedPeople:
    """The list in a file; Failed."""
    with readable(path):
        return people(read_file(path))


@contextmanager
def readable(path: Path) -> Iterator[None]:
    """Failed, with a sentence, when what is read in the meantime is no list."""
    try:
        yield
    except UnreadableFile as unreadable:
        raise CommandFailed(sentences.unreadable(path, unreadable)) from unreadable
    except OSError as error:
        raise CommandFailed(f"{path} cannot be read: {error.strerror}.") from error


def require_other(path: Path, source: Path) -> None:
    """Failed when what is to be written is what is read."""
    if path.resolve() == source.resolve():
        raise CommandFailed(f"{path} is the list itself and is not overwritten.")


@contextmanager
def whole(path: Path) -> Iterator[BinaryIO]:
    """A file for its owner only, that takes the place of path when all went well, and else is gone; Failed."""
    place = path.resolve()
    if place.exists() and not place.is_file():
        raise CommandFailed(f"{path} is no file.")
    half = place.with_name(f"{place.name}.{new_id()}.half")
    try:
        half.touch(0o600, exist_ok=False)
        with half.open("wb") as target:
            yield target
            target.flush()
            os.fsync(target.fileno())
        half.replace(place)
    except OSError as error:
        raise CommandFailed(f"{path} cannot be written: {error.strerror}.") from error
    finally:
        half.unlink(missing_ok=True)
