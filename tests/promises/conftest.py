"""The same town as in the stories, and a family of which everything waits that operators look at."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.prepared import town_after
from tests.promises.subjects import Family, at_work
from tests.stories.conftest import language, town

__all__ = ["language", "town"]


@pytest.fixture
async def family(tmp_path: Path) -> AsyncIterator[Family]:
    """Taras’s family; its town is family.town."""
    async with town_after(at_work, tmp_path) as (_town, prepared):
        yield prepared
