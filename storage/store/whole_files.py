"""Files that are there whole or not at all: a copy is made beside its place, and takes it when all went well."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from storage.store.ids import new_id
from storage.store.sqlite import make_private

HALF = ".half"


class BackupRefused(Exception):
    """A backup or a restore that would do harm, or cannot be done here; says why."""


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A private file beside path that takes its place when all went well, and else is gone."""
    half = path.with_name(f"{path.name}.{new_id()}{HALF}")
    make_private(half)
    try:
        yield half
        _to_disk(half)
        half.rename(path)
        _to_disk(path.parent)
    finally:
        for part in parts(half):
            part.unlink(missing_ok=True)


def require_new(path: Path) -> None:
    """BackupRefused when there is something in the place."""
    if path.exists():
        raise BackupRefused(f"{path} exists already and is not overwritten")


def require_there(path: Path) -> None:
    """BackupRefused when there is no such file."""
    if not path.is_file():
        raise BackupRefused(f"there is no backup {path}")


def parts(path: Path) -> list[Path]:
    """A database file and what SQLite puts beside it."""
    return [path.with_name(path.name + end) for end in ("", "-wal", "-shm", "-journal")]


def _to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
