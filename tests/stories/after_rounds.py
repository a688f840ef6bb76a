"""A town in the middle of a day whose morning is over."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.stories.standing_clock import standing
from tests.town import Town

HOUR = 3_600
UNTIL_NINE = 19 * HOUR + 53 * 60 + 20  # from six minutes past one in the afternoon


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    """A town that begins at six minutes past one in the afternoon in Kyiv; of that day's morning nothing is told."""
    async with standing(Town(tmp_path)) as opened:
        await opened.bot.jobs.make_rounds()
        yield opened
