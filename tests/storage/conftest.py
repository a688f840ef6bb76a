"""A store on each database, empty at the beginning of every test."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from storage.store.connection import Connection
from storage.store.keys import new_master_key
from storage.store.store import Store, connect
from tests.newest import newest_file
from tests.postgres import fresh_database, newest_database, postgres_server

__all__ = ["postgres_server"]


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def kind(request: pytest.FixtureRequest) -> str:
    """Of database."""
    return str(request.param)


@pytest.fixture
def empty_url(request: pytest.FixtureRequest, kind: str, tmp_path: Path) -> Iterator[str]:
    """An empty database, once of each kind."""
    if kind == "sqlite":
        yield f"sqlite:///{tmp_path}/zvistka.db"
        return
    with fresh_database(request.getfixturevalue("postgres_server")) as fresh:
        yield fresh


@pytest.fixture
def url(request: pytest.FixtureRequest, kind: str, tmp_path: Path) -> Iterator[str]:
    """A database with the newest schema, once of each kind."""
    if kind == "sqlite":
        newest_file(tmp_path / "zvistka.db")
        yield f"sqlite:///{tmp_path}/zvistka.db"
        return
    with newest_database(request.getfixturevalue("postgres_server")) as fresh:
        yield fresh


@pytest.fixture
def file_url(tmp_path: Path) -> str:
    """An empty SQLite database, for what only a file can suffer."""
    return f"sqlite:///{tmp_path}/zvistka.db"


@pytest.fixture
def postgres_url(postgres_server: Path) -> Iterator[str]:
    """A PostgreSQL database with the newest schema, for what only a server can suffer."""
    with newest_database(postgres_server) as fresh:
        yield fresh


@pytest.fixture
async def db(empty_url: str) -> AsyncIterator[Connection]:
    """A bare connection to an empty database."""
    line = await connect(empty_url)
    yield line
    await line.close()


@pytest.fixture(scope="session")
def key() -> str:
    return new_master_key()


@pytest.fixture
async def store(url: str, key: str) -> AsyncIterator[Store]:
    opened = await Store.open(url, [key])
    yield opened
    await opened.close()


@pytest.fixture
async def second(store: Store, key: str) -> AsyncIterator[Store]:
    """Another process on the same database: what it sees was committed."""
    opened = await Store.open(store.url, [key])
    yield opened
    await opened.close()
