"""Processes for every story, none of which outlives it."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.end_to_end.deployment import Deployment
from tests.end_to_end.elsewhere import Ending, whole_story

HERE = Path(__file__).parent
LAST = "test_emulator.py"


@pytest.fixture
async def deployment(tmp_path: Path) -> AsyncIterator[Deployment]:
    """The stand-in listens; nothing runs yet."""
    async with Deployment(tmp_path) as deployed:
        yield deployed


@pytest.fixture(scope="session", autouse=True)
def story(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Future[Ending] | None]:
    """The story on the emulator, told aside: most of it is waiting, since a chat gets one message a second."""
    if not any(item.path.name == LAST for item in request.session.items):
        yield None
        return
    with ThreadPoolExecutor(1) as aside:
        yield aside.submit(asyncio.run, whole_story(tmp_path_factory.mktemp("emulator")))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The story that is told aside is looked at last."""
    places = [place for place, item in enumerate(items) if item.path.parent == HERE]
    ordered = sorted((items[place] for place in places), key=lambda item: item.path.name == LAST)
    for place, item in zip(places, ordered, strict=True):
        items[place] = item
