"""A PostgreSQL server for the tests, made for them alone and thrown away, and fresh databases on it."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import psycopg
import pytest

from storage.store.ids import new_id
from tests.newest import migrated

USER, WITH_PASSWORD = "postgres", "locked"


def _program(name: str) -> str | None:
    newest_first = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)
    return shutil.which(name) or (str(newest_first[0]) if newest_first else None)


def _as_user(*command: str, folder: Path) -> None:
    """PostgreSQL refuses to run as root."""
    prefix = ["runuser", "-u", USER, "--"] if os.geteuid() == 0 else []
    subprocess.run([*prefix, *command], cwd=folder, check=True, stdout=subprocess.DEVNULL)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Path]:
    """The folder with the socket of a running server."""
    initdb, pg_ctl = _program("initdb"), _program("pg_ctl")
    if not initdb or not pg_ctl:
        pytest.skip("there is no PostgreSQL server program: neither in PATH nor in /usr/lib/postgresql")
    with tempfile.TemporaryDirectory(prefix="pg") as name:
        folder = Path(name)
        if os.geteuid() == 0:
            os.chown(folder, *pwd.getpwnam(USER)[2:4])
        data = str(folder / "data")
        _as_user(initdb, "-D", data, "-U", USER, "--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C", folder=folder)
        rules = folder / "data" / "pg_hba.conf"
        rules.write_text(f"local all {WITH_PASSWORD} scram-sha-256\n{rules.read_text()}")
        options = f"-k {folder} -c listen_addresses='' -c fsync=off"
        _as_user(pg_ctl, "-D", data, "-l", f"{folder}/log", "-o", options, "-w", "start", folder=folder)
        try:
            yield folder
        finally:
            _as_user(pg_ctl, "-D", data, "-m", "immediate", "-w", "stop", folder=folder)


@contextmanager
def fresh_database(server: Path, *, like: str = "template1") -> Iterator[str]:
    """The url of a new database, empty or like another one, dropped at the end."""
    name = f"test_{new_id()}"
    with psycopg.connect(_url(server, USER), autocommit=True) as admin:
        admin.execute(f'CREATE DATABASE "{name}" TEMPLATE "{like}" STRATEGY FILE_COPY')
        yield _url(server, name)
        admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@contextmanager
def newest_database(server: Path) -> Iterator[str]:
    """The url of a new database with the newest schema, dropped at the end."""
    with fresh_database(server, like=_migrated(server)) as url:
        yield url


@cache
def _migrated(server: Path) -> str:
    name = "migrated"
    with psycopg.connect(_url(server, USER), autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name}")
    migrated(_url(server, name))
    return name


def _url(server: Path, database: str) -> str:
    return f"postgresql://{USER}@/{database}?host={server}"
