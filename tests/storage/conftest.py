"""A store on each database, empty at the beginning of every test."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from storage.store.connection import Connection
from storage.store.keys import new_master_key
from storage.store.store import Store, connect
from tests.postgres import fresh_database, postgres_server

__all__ = ["postgres_server"]


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty database, once of each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/zvistka.db"
        return
    with fresh_database(request.getfixturevalue("postgres_server")) as fresh:
        yield fresh


@pytest.fixture
def file_url(tmp_path: Path) -> str:
    """An empty SQLite database, for what only a file can suffer."""
    return f"sqlite:///{tmp_path}/zvistka.db"


@pytest.fixture
def postgres_url(postgres_server: Path) -> Iterator[str]:
    """An empty PostgreSQL database, for what only a server can suffer."""
    with fresh_database(postgres_server) as fresh:
        yield fresh


@pytest.fixture
async def db(url: str) -> AsyncIterator[Connection]:
    """A bare connection to an empty database."""
    line = await connect(url)
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
