"""The pages of the desk in a town in which everything waits, and how each is asked for."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.model.rights import Role
from tests.desk.browser import Answered, Browser
from tests.end_to_end.program import free_port
from tests.prepared import town_after
from tests.promises import doors
from tests.promises.doors import Door
from tests.promises.hostile import filled, path_of
from tests.promises.subjects import Family, Subjects, at_work

ROLES = [role.value for role in Role]


@pytest.fixture
async def family(tmp_path: Path) -> AsyncIterator[Family]:
    """In a town with a desk, and no factor to hide what a right refuses."""
    port = free_port()
    desk: dict[str, Any] = {"desk_url": f"http://localhost:{port}", "desk_listen": f"127.0.0.1:{port}"}
    async with town_after(at_work, tmp_path, **desk) as (_town, prepared):
        yield prepared


@pytest.fixture
async def with_keys(tmp_path: Path) -> AsyncIterator[Family]:
    """The same, where what decides has to be signed."""
    port = free_port()
    desk: dict[str, Any] = {"desk_url": f"http://localhost:{port}", "desk_listen": f"127.0.0.1:{port}"}
    async with town_after(at_work, tmp_path, **desk, second_factor="required") as (_town, prepared):
        yield prepared


def allowed(role: str) -> dict[str, Door]:
    """The doors that a role opens."""
    return {name: door for name, door in doors.DESK.items() if role in doors.ROLES[door.right]}


async def tries(who: Browser, name: str, rows: Subjects) -> Answered:
    """Asks for a page, or sends everything that any form would, as a changed page can."""
    return await who.asks(name.partition(" ")[0], path_of(name, rows), filled(rows), **origin(who))


def origin(who: Browser) -> dict[str, str]:
    return {"Origin": who.origin}
