"""N7: HTML in every field, of families in the chat and of operators at the desk, is words on every page."""

import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest

from tests.desk.working import at_the_desk
from tests.end_to_end.program import free_port
from tests.promises import doors
from tests.promises.hostile import FIELDS, filled, path_of
from tests.promises.quick import newest
from tests.promises.subjects import SURNAME, Family
from tests.promises.sweeping import CHOSEN, IDS
from tests.stories.seeing import TOLD, tells
from tests.town import Town

RUNS = re.compile(r"<script>alert|<b onclick")
WORDS = re.compile(r"&lt;script&gt;alert\((\w+)\)")
NOT_NOW = {"POST /lockdown/begin", "GET /live"}  # nothing can be done after it; nothing is ever all of it


QUOTES = str.maketrans("", "", "\"'")  # which mean something in a file


def html(where: str) -> str:
    """What would run, with the place into which it was written."""
    return f"\"'><script>alert({where})</script><b onclick='x\""


class Spoilt(Family):
    """A family that writes HTML into every answer."""

    def _called(self, given: str) -> dict[str, str]:
        return {**super()._called(given), "own_name": html("relative"), "note": html("note"), "unit": html("unit")}


@pytest.fixture
async def family(tmp_path: Path) -> AsyncIterator[Family]:
    """What they write in the chat is there, and an operator of such a name is at the desk."""
    port = free_port()
    at: dict[str, Any] = {"desk_url": f"http://localhost:{port}", "desk_listen": f"127.0.0.1:{port}"}
    async with Town(tmp_path, **at) as town:
        maria, olha = await town.operator(html("chat"), "admin"), await town.operator("Olha", "verifier")
        spoilt = Spoilt(town, SURNAME + html("surname").translate(QUOTES), maria, olha)
        await spoilt.prepares()
        vira = town.relative("Vira")
        await vira.agrees()
        await tells(vira, dict.fromkeys(TOLD, html("met")))
        await vira.says(html("letter"))
        await town.settles()
        spoilt.subjects |= {"sighting": await newest(town, "sighting"), "letter": await newest(town, "message")}
        yield spoilt


async def test_nothing_that_anybody_writes_is_more_than_words(family: Family) -> None:
    found = set[str]()
    sent = {**filled(family.subjects), **{name: html(name) for name in FIELDS if name not in IDS}, **CHOSEN}
    async with AsyncExitStack() as stack:
        petro = await at_the_desk(stack, family.town, html("desk"), "admin")
        for method in ("POST", "GET"):
            for name in [name for name in doors.DESK if name not in NOT_NOW and name.startswith(method)]:
                path = path_of(name, family.subjects)
                page = await (petro.opens(path) if method == "GET" else petro.sends(path, sent))
                assert not RUNS.search(page.html), name
                found |= set(WORDS.findall(page.html))
    assert found >= {"chat", "desk", "surname", "relative", "note", "letter", "met", "reason", "statement", "words"}
