"""A town with a desk."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from tests.end_to_end.program import free_port
from tests.town import Town


@pytest_asyncio.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    """The bot runs, and its desk; what decides has to be signed."""
    port = free_port()
    at = {"desk_url": f"http://localhost:{port}", "desk_listen": f"127.0.0.1:{port}"}
    async with Town(tmp_path, **at, second_factor="required") as town:
        yield town
