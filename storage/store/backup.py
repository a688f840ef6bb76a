"""A copy of an SQLite database while the bot runs, and back.  The master keys are never in it."""

import asyncio
import os
import shutil
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from storage.store.ids import new_id
from storage.store.sqlite import make_private
from storage.store.store import Store, is_sqlite, path_of
from storage.store.transaction import Transaction

OURS = frozenset({"schema_version", "data_key", "inquiry"})  # since the first schema


class BackupRefused(Exception):
    """A backup or a restore that would do harm, or cannot be done here; says why."""


async def backup(store: Store, path: Path) -> None:
    """Writes a consistent copy to path, whole and on the disk, or nothing.  Raises BackupRefused."""
    source = _file_of(store.url, "pg_dump")
    await asyncio.to_thread(_copy, source, path)
    await store.run(_made, int(time.time()))


async def _made(tx: Transaction, now: int) -> None:
    await tx.upsert("last_backup", key="id", id=1, made_at=now)


async def made_at(tx: Transaction) -> int | None:
    """When a copy was last made; None when none was."""
    row = await tx.one("SELECT made_at FROM last_backup WHERE id = 1")
    return None if row is None else int(row["made_at"])


@dataclass(frozen=True)
class Restored:
    """What a copy held.  schema: its version before it was brought up to date; newest_at: of the newest inquiry."""

    schema: int
    inquiries: int
    newest_at: int | None


async def restore(path: Path, url: str, keys: Sequence[str]) -> Restored:
    """Puts a backup where url says that the database is; what it held.

    Raises BackupRefused when there is a database already, or the backup is damaged or is none of ours; KeysDoNotOpen,
    WrongSchema.
    """
    target = _file_of(url, "pg_restore")
    _require_room(path, target)
    with _whole(target) as half:
        await asyncio.to_thread(shutil.copyfile, path, half)
        schema = await asyncio.to_thread(_schema_of, half, path)
        store = await Store.open(f"sqlite:///{half}", keys)
        try:
            return await store.read(_held, schema)
        finally:
            await store.close()


async def _held(tx: Transaction, schema: int) -> Restored:
    found = await tx.known("SELECT count(*) AS inquiries, max(received_at) AS newest_at FROM inquiry")
    return Restored(schema, found["inquiries"], found["newest_at"])


def _schema_of(half: Path, path: Path) -> int:
    """The version of a copy that is whole and ours.  An empty file passes every check of SQLite's own."""
    _check(half)
    with closing(sqlite3.connect(half)) as db:
        tables = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if missing := sorted(OURS - tables):
            raise BackupRefused(f"{path} is no backup of this program: it has no table {missing[0]}")
        keys, schema = db.execute("SELECT (SELECT count(*) FROM data_key), max(version) FROM schema_version").fetchone()
    if not keys or not schema:
        raise BackupRefused(f"{path} is no backup of this program: it holds no key or no schema")
    return int(schema)


def _require_room(path: Path, target: Path) -> None:
    if not path.is_file():
        raise BackupRefused(f"there is no backup {path}")
    if occupied := [name for name in _parts(target) if name.exists() and name.stat().st_size]:
        raise BackupRefused(f"there is a database already: {occupied[0]}")


def _copy(source: Path, path: Path) -> None:
    if path.exists():
        raise BackupRefused(f"{path} exists already and is not overwritten")
    with _whole(path) as half:
        with closing(sqlite3.connect(source, isolation_level=None)) as db:
            db.execute("PRAGMA wal_autocheckpoint=0")  # only the writer checkpoints
            db.execute("VACUUM INTO ?", (str(half),))
        _check(half)


@contextmanager
def _whole(path: Path) -> Iterator[Path]:
    """A private file beside path that takes its place when all went well, and else is gone."""
    half = path.with_name(f"{path.name}.{new_id()}.half")
    make_private(half)
    try:
        yield half
        _to_disk(half)
        half.rename(path)
        _to_disk(path.parent)
    finally:
        for part in _parts(half):
            part.unlink(missing_ok=True)


def _check(path: Path) -> None:
    try:
        with closing(sqlite3.connect(path)) as db:
            answer = db.execute("PRAGMA integrity_check").fetchone()[0]
    except sqlite3.DatabaseError as error:
        answer = str(error)
    if answer != "ok":
        raise BackupRefused(f"{path} is damaged: {answer}")


def _to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _parts(path: Path) -> list[Path]:
    return [path.with_name(path.name + end) for end in ("", "-wal", "-shm", "-journal")]


def _file_of(url: str, tool: str) -> Path:
    if not is_sqlite(url):
        raise BackupRefused(f"PostgreSQL has tools of its own for this: use {tool}")
    return path_of(url)
