"""Processes for every story, none of which outlives it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.end_to_end.deployment import Deployment


@pytest.fixture
async def deployment(tmp_path: Path) -> AsyncIterator[Deployment]:
    """The stand-in listens; nothing runs yet."""
    async with Deployment(tmp_path) as deployed:
        yield deployed
