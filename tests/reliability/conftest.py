"""A store, a made-up Telegram and a made-up time."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.rehearsal import StandIn
from bot.transport import AiohttpRequest
from storage.store.keys import new_master_key
from storage.store.store import Store
from tests.newest import newest_file
from tests.postgres import newest_database, postgres_server
from tests.reliability.clock import Clock
from tests.reliability.desk import Desk
from tests.reliability.office import Office

__all__ = ["postgres_server"]

TOKEN = "1234:rehearsal"


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        newest_file(tmp_path / "zvistka.db")
        yield f"sqlite:///{tmp_path}/zvistka.db"
        return
    with newest_database(request.getfixturevalue("postgres_server")) as fresh:
        yield fresh


@pytest.fixture
def keys() -> list[str]:
    return [new_master_key()]


@pytest.fixture
async def store(url: str, keys: list[str]) -> AsyncIterator[Store]:
    opened = await Store.open(url, keys)
    yield opened
    await opened.close()


@pytest.fixture
def clock(store: Store) -> Clock:
    return Clock(store)


@pytest.fixture
async def telegram(clock: Clock) -> AsyncIterator[StandIn]:
    standin = StandIn(TOKEN, clock=clock)
    await standin.start()
    yield standin
    await standin.stop()


@pytest.fixture
async def request_(telegram: StandIn) -> AsyncIterator[AiohttpRequest]:
    async with AiohttpRequest() as opened:
        yield opened


@pytest.fixture
async def office(store: Store, telegram: StandIn, request_: AiohttpRequest, clock: Clock) -> AsyncIterator[Office]:
    opened = Office(store, telegram, request_, clock)
    yield opened
    if opened.sending:
        await opened.crashes()


@pytest.fixture
async def desk(store: Store, clock: Clock) -> AsyncIterator[Desk]:
    opened = Desk(store, clock)
    yield opened
    if opened.working:
        await opened.crashes()
