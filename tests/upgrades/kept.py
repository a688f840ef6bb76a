"""Databases that older programs wrote, kept as JSON: the rows of each table, and the key that opens them.

A file in `written` is named for what wrote it: the first schema that there was, and each release (python -m
tests.upgrades, which `make release` runs).
"""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from shutil import copy
from typing import Any

import psycopg

from storage.store.migrate import FOLDER, migrate
from storage.store.store import connect, is_sqlite, path_of

WRITTEN = Path(__file__).parent / "written"
_PAGE = 500


@dataclass(frozen=True)
class Someone:
    """Who was there, in the order in which they came; sees: what /status tells them, "" for operators."""

    name: str
    language: str
    sees: str = ""


@dataclass(frozen=True)
class Kept:
    """What a program has written; now: the moment at which it ended."""

    schema: int
    key: str
    now: int
    people: Sequence[Someone]
    tables: Mapping[str, Sequence[Mapping[str, Any]]]

    async def put(self, url: str, folder: Path) -> None:
        """Makes the database as that program left it: with its schema, and its rows."""
        older = folder / "older"
        older.mkdir()
        for step in FOLDER.glob("*.sql"):
            if int(step.name[:4]) <= self.schema:
                copy(step, older)
        db = await connect(url)
        await migrate(db, older)
        await db.close()
        (_into_a_file if is_sqlite(url) else _into_a_server)(url, self.tables)


def read(path: Path) -> Kept:
    """What is in a file."""
    found = json.loads(path.read_text(encoding="utf-8"))
    people = [Someone(**one) for one in found.pop("people")]
    tables = {table: [_bytes(row) for row in rows] for table, rows in found.pop("tables").items()}
    return Kept(people=people, tables=tables, **found)


def keep(path: Path, database: Path, key: str, now: int, people: Sequence[Someone]) -> None:
    """Writes a file about a database."""
    with closing(sqlite3.connect(database)) as db:
        db.row_factory = sqlite3.Row
        schema = db.execute("SELECT max(version) FROM schema_version").fetchone()[0]
        names = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rowid")]
        rows = {name: [_text(row) for row in db.execute(f"SELECT * FROM {name}")] for name in names}
    tables = {name: found for name, found in rows.items() if found and name not in {"schema_version", "lease"}}
    whole = {"schema": schema, "key": key, "now": now, "people": [asdict(one) for one in people], "tables": tables}
    path.write_text(json.dumps(whole, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


def _text(row: sqlite3.Row) -> dict[str, Any]:
    values = {name: row[name] for name in row.keys()}  # noqa: SIM118 (a row in a loop is its values)
    return {name: {"hex": value.hex()} if isinstance(value, bytes) else value for name, value in values.items()}


def _bytes(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: bytes.fromhex(value["hex"]) if isinstance(value, dict) else value for name, value in row.items()}


def _into_a_file(url: str, tables: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
    with closing(sqlite3.connect(path_of(url))) as db, db:
        for table, rows in tables.items():
            db.execute(f"DELETE FROM {table}")  # what the steps themselves had put there
            db.executemany(_insert(table, rows[0], ":{}"), rows)


def _into_a_server(url: str, tables: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
    with psycopg.connect(url) as db, db.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")  # rows come before what they refer to
        for table, rows in tables.items():
            cursor.execute(f"DELETE FROM {table}")
            cursor.executemany(_insert(table, rows[0], "%({})s"), rows)


def _insert(table: str, row: Mapping[str, Any], value: str) -> str:
    return f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join(value.format(name) for name in row)})"
