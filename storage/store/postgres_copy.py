"""A consistent copy of a PostgreSQL database while others write to it, and back, with PostgreSQL's own tools."""

import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

from storage.store.ids import new_id
from storage.store.keys import Keyring
from storage.store.migrate import WrongSchema, newest
from storage.store.postgres_tools import ToolFailed, run
from storage.store.sqlite_copy import OURS
from storage.store.whole_files import BackupRefused

_AS_OURS = ("--no-owner", "--no-privileges")
_Line = psycopg.AsyncConnection[tuple[Any, ...]]


async def write(url: str, half: Path) -> None:
    """Dumps the database into half, in PostgreSQL's custom format.  Raises BackupRefused."""
    await run("pg_dump", "--format=custom", "--no-password", "--file", str(half), url=url)


async def put_back(path: Path, url: str, keyring: Keyring) -> int:
    """Puts a backup into an empty database; its schema.

    Raises, before anything is written, BackupRefused, KeysDoNotOpen, WrongSchema.
    """
    schema = await schema_of(path, keyring)
    await _load(path, url, await _require_empty(url))
    return schema


async def schema_of(path: Path, keyring: Keyring) -> int:
    """The schema of a copy that is ours and opens with these keys, without a server."""
    await _require_ours(path)
    schema = max((int(row["version"]) for row in await _rows(path, "schema_version")), default=0)
    keys = await _rows(path, "data_key")
    if not keys or not schema:
        raise BackupRefused(f"{path} is no backup of this program: it holds no key or no schema")
    for row in keys:
        wrapped = bytes.fromhex(row["wrapped"].removeprefix(r"\\x"))
        keyring.unwrapped({**row, "id": int(row["id"]), "wrapped": wrapped})
    if schema > newest():
        raise WrongSchema(f"the copy has schema {schema}, this program knows only {newest()}: use the newer program")
    return schema


async def read_through(path: Path) -> None:
    """Unpacks the whole copy and keeps nothing of it.  Raises BackupRefused when it is damaged."""
    await run("pg_restore", "--file=/dev/null", str(path))


@asynccontextmanager
async def scratch(url: str) -> AsyncIterator[str | None]:
    """The url of an empty database that is dropped at the end; None where the user may not make one."""
    line = await psycopg.AsyncConnection.connect(url, autocommit=True)
    async with line:
        await _drop(line, await _forgotten(line))
        if not await _may_create(line):
            yield None
            return
        name = f"{_prefix(line)}{new_id()}"
        await line.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(name)))
    try:
        yield _beside(url, name)
    finally:
        async with await psycopg.AsyncConnection.connect(url, autocommit=True) as line:
            await _drop(line, [name])


async def _require_ours(path: Path) -> None:
    try:
        listed = (await run("pg_restore", "--list", str(path))).decode()
    except ToolFailed as failed:
        raise BackupRefused(f"{path} is no backup of this program, or is damaged: {failed}") from failed
    tables = set(re.findall(r"TABLE DATA \S+ (\w+) ", listed))
    if missing := sorted(OURS - tables):
        raise BackupRefused(f"{path} is no backup of this program: it has no table {missing[0]}")


async def _rows(path: Path, table: str) -> list[dict[str, str]]:
    """The rows of a small table of plain values, as the copy has them."""
    text = await run("pg_restore", "--data-only", f"--table={table}", "--file=-", str(path))
    return list(_read(text.decode()))


def _read(text: str) -> Iterator[dict[str, str]]:
    lines = iter(text.splitlines())
    columns = next((found[1].split(", ") for line in lines if (found := re.match(r"COPY \S+ \((.*)\) FROM", line))), [])
    for line in lines:
        if line == r"\.":
            return
        yield dict(zip(columns, line.split("\t"), strict=True))


async def _require_empty(url: str) -> str:
    """The name of the database, in which there is nothing."""
    async with await psycopg.AsyncConnection.connect(url) as line:
        found = await line.execute("SELECT tablename FROM pg_tables WHERE schemaname = current_schema() LIMIT 1")
        if await found.fetchone():
            raise BackupRefused("there is something in the database already: make an empty one (createdb)")
        return line.info.dbname


async def _load(path: Path, url: str, name: str) -> None:
    """In one transaction: all or nothing."""
    once = ("--single-transaction", "--exit-on-error", "--no-password", f"--dbname={name}")
    await run("pg_restore", *_AS_OURS, *once, str(path), url=url)


async def _may_create(line: _Line) -> bool:
    asked = await line.execute("SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user")
    return bool((await asked.fetchone() or [False])[0])


async def _forgotten(line: _Line) -> list[str]:
    """Scratch databases of a process that ended in the middle."""
    asked = await line.execute(
        "SELECT datname FROM pg_database WHERE starts_with(datname, %s) AND pg_get_userbyid(datdba) = current_user",
        [_prefix(line)],
    )
    return [str(name) for (name,) in await asked.fetchall()]


async def _drop(line: _Line, names: list[str]) -> None:
    for name in names:
        await line.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _prefix(line: _Line) -> str:
    return f"{line.info.dbname[:30]}_trial_"


def _beside(url: str, name: str) -> str:
    """The url of another database on the same server."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/{name}" + (f"?{parts.query}" if parts.query else "")
