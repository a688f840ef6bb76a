"""Brings a database to the newest schema: numbered steps, each in one transaction with its row in schema_version.

A step is migrations/NNNN_name.sql; where PostgreSQL needs other words, NNNN_name.postgres.sql stands in for it.
One statement in it is of our own: ADMIT 'value' AS table.column (storage/store/admission.py).
"""

import re
import sqlite3
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from storage.store.admission import admission, admit
from storage.store.connection import Connection

FOLDER = Path(__file__).parent / "migrations"
_NAME = re.compile(r"(\d{4})_(\w+)\.sql")
_TABLE = """CREATE TABLE schema_version (
  version INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at INTEGER NOT NULL
) STRICT"""


class WrongSchema(Exception):
    """The database was made by a newer version of the program, or has not been brought to this one's."""


@dataclass(frozen=True)
class MigrationStep:
    """One migration; its statements are read when it is taken."""

    version: int
    name: str
    path: Path

    @property
    def sql(self) -> str:
        """What it says."""
        return self.path.read_text("utf-8")


def steps(dialect: str, folder: Path = FOLDER) -> list[MigrationStep]:
    """All migrations in order, in the words of the dialect."""
    files = {path.name: path for path in folder.iterdir()}
    return [
        MigrationStep(int(named[1]), named[2], files.get(f"{name.removesuffix('.sql')}.{dialect}.sql", files[name]))
        for name in sorted(files)
        if (named := _NAME.fullmatch(name))
    ]


def newest(dialect: str = "sqlite") -> int:
    """The schema that this program knows."""
    return steps(dialect)[-1].version


async def migrate(db: Connection, folder: Path = FOLDER) -> int:
    """Takes every step that has not been taken; the version reached.  Raises WrongSchema for a newer database."""
    known = steps(db.dialect, folder)
    reached = await _reached(db, known)
    for step in known:
        if step.version <= reached:
            continue
        await db.begin()
        try:
            await _take(db, step)
            await db.commit()
        finally:
            await db.rollback()
    return known[-1].version


async def require(db: Connection, folder: Path = FOLDER) -> None:
    """Raises WrongSchema unless the database has exactly the newest schema."""
    known = steps(db.dialect, folder)
    if (version := await _reached(db, known)) < known[-1].version:
        raise WrongSchema(f"the database has schema {version}, the program needs {known[-1].version}: run `migrate`")


async def _reached(db: Connection, known: list[MigrationStep]) -> int:
    """The number of the last step taken.  Raises WrongSchema when a newer program has been here."""
    if (version := await version_of(db)) > known[-1].version:
        raise WrongSchema(
            f"the database has schema {version}, this program knows only {known[-1].version}: use the newer program"
        )
    return version


async def version_of(db: Connection) -> int:
    """The number of the last step taken; 0 for an empty database."""
    await db.begin()
    try:
        return await _version(db)
    finally:
        await db.rollback()


async def _take(db: Connection, step: MigrationStep) -> None:
    await db.exclude_other_migrations()
    if await _version(db) >= step.version:
        return
    if not await db.has_table("schema_version"):
        await db.define(_TABLE)
    for statement in statements(step.sql):
        await (admit(db, *admitted) if (admitted := admission(statement)) else db.define(statement))
    await db.execute(
        "INSERT INTO schema_version (version, name, applied_at) VALUES (:version, :name, :now)",
        {"version": step.version, "name": step.name, "now": int(time.time())},
    )


async def _version(db: Connection) -> int:
    if not await db.has_table("schema_version"):
        return 0
    [row] = await db.all("SELECT COALESCE(MAX(version), 0) AS version FROM schema_version", {})
    return int(row["version"])


def statements(sql: str) -> Iterator[str]:
    """The statements of a script, with the comments before each; semicolons in literals and comments split nothing."""
    begun = ""
    for piece in re.split("(?<=;)", sql):
        begun += piece
        if sqlite3.complete_statement(begun):
            yield begun.strip()
            begun = ""
    if re.sub(r"--[^\n]*|/\*.*?\*/|\s", "", begun, flags=re.DOTALL):
        yield begun.strip()
