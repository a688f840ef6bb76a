"""Where the bot's database is during a drill: a file, or a PostgreSQL server that is made for it and thrown away."""

import os
import pwd
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

USER = "postgres"


@dataclass
class Place:
    """url: for DATABASE_URL; name: what a reader calls it."""

    name: str
    url: str

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """What the database holds, seen from outside."""
        if self.url.startswith("sqlite:///"):
            path = self.url.removeprefix("sqlite:///")
            with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=30)) as db:
                return db.execute(sql).fetchall()
        with psycopg.connect(self.url) as server:
            return server.execute(sql).fetchall()


@contextmanager
def place(database: str) -> Iterator[Place]:
    """A new, empty one: sqlite or postgresql."""
    with tempfile.TemporaryDirectory(prefix="day", dir="/tmp") as name:
        if database == "sqlite":
            yield Place(f"SQLite {sqlite3.sqlite_version}", f"sqlite:///{name}/day.db")
        else:
            with _server(Path(name)) as url:
                yield Place(f"PostgreSQL {_version(url)}", url)


def _version(url: str) -> str:
    with psycopg.connect(url) as server:
        return str(server.info.server_version // 10_000)


@contextmanager
def _server(folder: Path) -> Iterator[str]:
    """As it is installed, durable; only this machine reaches it, by a socket."""
    if os.geteuid() == 0:
        os.chown(folder, *pwd.getpwnam(USER)[2:4])
    data = str(folder / "data")
    _as_user(_program("initdb"), "-D", data, "-U", USER, "--auth=trust", "-E", "UTF8", "--locale=C", folder=folder)
    options = f"-k {folder} -c listen_addresses=''"
    control = _program("pg_ctl")
    _as_user(control, "-D", data, "-l", f"{folder}/log", "-o", options, "-w", "start", folder=folder)
    try:
        yield f"postgresql://{USER}@/postgres?host={folder}"
    finally:
        _as_user(control, "-D", data, "-m", "immediate", "-w", "stop", folder=folder)


def _program(name: str) -> str:
    newest_first = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)
    found = shutil.which(name) or (str(newest_first[0]) if newest_first else None)
    if found is None:
        raise SystemExit("there is no PostgreSQL server program: neither in PATH nor in /usr/lib/postgresql")
    return found


def _as_user(*command: str, folder: Path) -> None:
    """PostgreSQL refuses to run as root."""
    prefix = ["runuser", "-u", USER, "--"] if os.geteuid() == 0 else []
    subprocess.run([*prefix, *command], cwd=folder, check=True, stdout=subprocess.DEVNULL)
