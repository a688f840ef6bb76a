"""A town in which time goes on only when a story says so."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.promises.quick import StandingClock
from tests.town import Town


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    """A town that begins at six minutes past one in the afternoon in Kyiv, on the 18th of November 2026."""
    async with standing(Town(tmp_path)) as opened:
        yield opened


def standing(town: Town) -> Town:
    """The town, not opened yet, with such a clock."""
    town.clock = town.telegram.clock = StandingClock()
    return town
