"""The stop is on every page: what is about to leave, and the way to keep it from leaving."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest_asyncio

from tests.desk.working import at_the_desk, counted
from tests.end_to_end.program import free_port
from tests.promises.quick import HOLD, newest, reports, verifies
from tests.register import is_accepted
from tests.town import Town


@pytest_asyncio.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    """With a desk, and no codes in the chat."""
    port = free_port()
    async with Town(tmp_path, desk_url=f"http://localhost:{port}", desk_listen=f"127.0.0.1:{port}") as town:
        yield town


async def test_somebody_who_has_only_the_desk_stops_a_notice_in_time(town: Town) -> None:
    maria, olha = await town.operator("Maria"), await town.operator("Olha", "admin")
    anna = town.relative("Anna")
    case = await is_accepted(anna, maria)
    async with AsyncExitStack() as stack:
        sofia = await at_the_desk(stack, town, "Sofia", "broadcaster", "en")
        assert "No notice is waiting to be sent." in (await sofia.opens("/stop")).words
        await reports(maria, case)
        await verifies(olha)
        page = await sofia.opens("/")
        assert "1 notice" in page.words
        assert "Notices of returns 1 is waiting" in page.words
        page = await sofia.opens("/stop")
        assert case.reference in page.words
        assert "Коваль" not in page.words
        verification = await newest(town, "verification")
        await sofia.sends(f"/stop/{verification}")
        assert (await sofia.sends(f"/stop/{verification}")).status == 409
        await town.passes(HOLD + 901)
        assert await counted(town, "notice", "state = 'told'") == 0
