"""Two operators work a long list side by side, then two compare it: no decision is lost, none overridden.

SOAK_ROWS rows, a thousand by default; each presses what the bot showed them, and now and then an older card.
"""

import asyncio
import os
import random
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import pytest

from storage.store.transaction import Transaction
from tests.cast import OperatorActor
from tests.postgres import fresh_database, postgres_server
from tests.register import count, is_accepted
from tests.stories.listing import NAMES, brings
from tests.town import Town

__all__ = ["postgres_server"]
pytestmark = [pytest.mark.soak, pytest.mark.timeout(0)]

ROWS = int(os.environ.get("SOAK_ROWS", "1000"))
SYLLABLES = ("ба", "во", "ге", "да", "жи", "зо", "ку", "лі", "ма", "не", "по", "ра", "сі", "то", "фе", "ха")
PATIENCE = 60.0


def people() -> list[tuple[str, str, date]]:
    """Made-up people who do not resemble one another."""
    chance = random.Random(7)
    found: dict[tuple[str, str], date] = {}
    while len(found) < ROWS:
        surname = "".join(chance.choices(SYLLABLES, k=4)).capitalize() + "ко"
        found[surname, chance.choice(NAMES)] = date(1950, 1, 1) + timedelta(days=chance.randrange(18_000))
    return [(surname, given, born) for (surname, given), born in found.items()]


@dataclass
class Worker:
    """An operator who presses what is shown, and keeps what was accepted."""

    actor: OperatorActor
    chance: random.Random
    taken: Counter[str] = field(default_factory=Counter)
    refused: int = 0
    cards: list[list[str]] = field(default_factory=list)

    async def presses(self, data: str, *verbs: str) -> list[str]:
        """Presses it; the buttons of the next message that has one of these verbs."""
        person, toasts = self.actor.person, len(self.actor.person.toasts)
        heard = len(person.words())
        self.actor.forges(data)
        found = await self.actor.town.telegram.changes.until(lambda: self._newest(heard, verbs), PATIENCE)
        assert found is not None, f"nothing came after {data}\n{person.words()[-1]}"
        await asyncio.sleep(0.01)  # the toast is sent beside the message
        self.refused += len(person.toasts) - toasts
        return found

    def _newest(self, heard: int, verbs: tuple[str, ...]) -> list[str] | None:
        told = [message for message in self.actor.person.chat if message.from_bot][heard:]
        for message in reversed(told):
            buttons = [button for row in message.inline for button in row]
            data = [str(button["callback_data"]) for button in buttons if "callback_data" in button]
            if any(one.split(":")[0] in verbs for one in data):
                return data
        return None

    async def works(self, list_id: int) -> None:
        """Goes through the rows until none is left for anybody."""
        shown = await self.presses(f"row:{list_id}", "isnot", "sorts")
        while await self.actor.town.store.read(count, "returned_row", "state IN ('open', 'later')"):
            here = {one.split(":")[0]: one for one in shown}
            if "isnot" not in here:  # colleagues have what is left
                shown = await self.presses(f"row:{list_id}", "isnot", "sorts")
                continue
            self.cards.append(shown)
            old = self.chance.random() < 0.05
            among = {one.split(":")[0]: one for one in self.chance.choice(self.cards[-20:])} if old else here
            verb = self.chance.choices(("is", "isnot", "putoff"), (80, 15, 5))[0]
            before = self.refused
            shown = await self.presses(among[verb], "isnot", "sorts")
            if self.refused == before:
                self.taken[verb] += 1

    async def compares(self, list_id: int) -> None:
        """Finds every page right until none is left for anybody, and verifies what was found right."""
        shown = await self.presses(f"proposals:{list_id}", "right", "batch", "colleagues")
        while await self.actor.town.store.read(_uncompared):
            here = {one.split(":")[0]: one for one in shown}
            pressed = here.get("right", f"proposals:{list_id}")
            self.taken["pages"] += "right" in here
            shown = await self.presses(pressed, "right", "batch", "colleagues")
        self.actor.forges(f"batch:{list_id}")
        await asyncio.sleep(0.2)
        await self.actor.says("Звірено кожен рядок")
        self.actor.forges("send:batch")


async def _uncompared(tx: Transaction) -> int:
    waiting = "return_report r WHERE r.state = 'open' AND NOT EXISTS"
    return await tx.count(f"{waiting} (SELECT 1 FROM comparison c WHERE c.report_id = r.id)")


async def _by_whom(tx: Transaction) -> list[tuple[str, int, int]]:
    """How many proposals each has compared, and how many each has verified."""
    found = Counter(row["operator_id"] for row in await tx.all("SELECT operator_id FROM comparison"))
    verified = Counter(row["verified_by"] for row in await tx.all("SELECT verified_by FROM verification"))
    return [("compared", one, found[one]) for one in sorted(found)] + [
        ("verified", one, verified[one]) for one in sorted(verified)
    ]


async def _versions(tx: Transaction) -> int:
    return int((await tx.known("SELECT SUM(version) AS n FROM returned_row"))["n"])


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database(request: pytest.FixtureRequest) -> Iterator[str]:
    """Empty for the town's own file, else the URL of a fresh database."""
    if request.param == "sqlite":
        yield ""
        return
    with fresh_database(request.getfixturevalue("postgres_server")) as fresh:
        yield fresh


async def test_nothing_is_lost_or_overridden(tmp_path: Path, database: str) -> None:
    async with Town(tmp_path, database) as town:
        staff = [await town.operator(name, "verifier") for name in ("Марія", "Ігор", "Петро", "Ольга")]
        sought = people()
        for number, (surname, given, born) in enumerate(sought):
            one = town.relative(f"R{number}")
            await is_accepted(one, staff[0], surname=surname, given=given, birth_date=born.isoformat())
        rows = "".join(f"{n};{s};{g};Іванович;{born:%d.%m.%Y}\n" for n, (s, g, born) in enumerate(sought, 1))
        await brings(staff[0], rows, patience=10 * PATIENCE)
        (list_id,) = [row["id"] for row in await town.store.read(lambda tx: tx.all("SELECT id FROM returned_list"))]
        begun, workers = time.monotonic(), [Worker(one, random.Random(n)) for n, one in enumerate(staff)]
        await asyncio.gather(*(worker.works(list_id) for worker in workers[:2]))
        await town.settles()
        worked, taken = time.monotonic() - begun, workers[0].taken + workers[1].taken
        assert await town.store.read(_versions) == sum(taken.values()), "each press decided once, or was refused"
        assert await town.store.read(count, "return_report", "state = 'open'") == taken["is"]
        assert await town.store.read(count, "rejected_match") == taken["isnot"]
        begun = time.monotonic()
        await asyncio.gather(*(worker.compares(list_id) for worker in workers[2:]))
        await town.settles()
        said = await town.store.read(_by_whom)
        print(ROWS, "rows", [dict(w.taken) | {"refused": w.refused} for w in workers], f"{worked:.0f} s", said)
        print(f"compared in {time.monotonic() - begun:.0f} s")
        assert await town.store.read(count, "verification", "state = 'standing'") == taken["is"]
        assert await town.store.read(count, "comparison") == taken["is"], "nothing was compared twice"
        per_person = {(what, who): n for what, who, n in said}
        assert all(n == per_person["verified", who] for (what, who), n in per_person.items() if what == "compared")
