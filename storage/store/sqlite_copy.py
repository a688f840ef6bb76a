"""A consistent copy of an SQLite database while others write to it, and what a copy has to be."""

import asyncio
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from storage.store.whole_files import BackupRefused, parts

OURS = frozenset({"schema_version", "data_key", "inquiry"})  # since the first schema


async def write(source: Path, half: Path) -> None:
    """Copies the database into half, which is there.  Ends soon when it is cancelled."""
    with closing(sqlite3.connect(source, isolation_level=None, check_same_thread=False)) as db:
        db.execute("PRAGMA wal_autocheckpoint=0")  # only the writer checkpoints
        copying = asyncio.ensure_future(asyncio.to_thread(db.execute, "VACUUM INTO ?", (str(half),)))
        try:
            await asyncio.shield(copying)
        except asyncio.CancelledError:
            db.interrupt()
            await asyncio.wait([copying])
            raise
    await asyncio.to_thread(check, half)


async def put_back(path: Path, half: Path) -> int:
    """Copies a backup into half; its schema.  Raises BackupRefused when it is damaged or none of ours."""
    await asyncio.to_thread(shutil.copyfile, path, half)
    return await asyncio.to_thread(_schema_of, half, path)


def require_room(target: Path) -> None:
    """BackupRefused when there is a database, or a part of one, where a copy is to be put."""
    if occupied := [name for name in parts(target) if name.exists() and name.stat().st_size]:
        raise BackupRefused(f"there is a database already: {occupied[0]}")


def check(path: Path) -> None:
    """BackupRefused when SQLite finds a fault in the file."""
    try:
        with closing(sqlite3.connect(path)) as db:
            answer = db.execute("PRAGMA integrity_check").fetchone()[0]
    except sqlite3.DatabaseError as error:
        answer = str(error)
    if answer != "ok":
        raise BackupRefused(f"{path} is damaged: {answer}")


def _schema_of(half: Path, path: Path) -> int:
    """The version of a copy that is whole and ours.  An empty file passes every check of SQLite's own."""
    check(half)
    with closing(sqlite3.connect(half)) as db:
        tables = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if missing := sorted(OURS - tables):
            raise BackupRefused(f"{path} is no backup of this program: it has no table {missing[0]}")
        keys, schema = db.execute("SELECT (SELECT count(*) FROM data_key), max(version) FROM schema_version").fetchone()
    if not keys or not schema:
        raise BackupRefused(f"{path} is no backup of this program: it holds no key or no schema")
    return int(schema)
