"""A town for every story, and both languages for those that are told in both."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.town import Town


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    """The real bot, a made-up Telegram."""
    async with Town(tmp_path) as opened:
        yield opened


@pytest.fixture(params=["uk", "en"])
def language(request: pytest.FixtureRequest) -> str:
    """Each story is told in Ukrainian and in English."""
    return str(request.param)
