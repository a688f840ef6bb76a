"""The process is killed at random moments, again and again, while people write and press and returns are verified."""

import asyncio
import os
import random
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.outbox.claiming import Slots
from bot.settings import load
from storage.store.store import Store
from tests.end_to_end.books import Books
from tests.end_to_end.deployment import Deployment
from tests.end_to_end.program import until
from tests.soak.lookout import Lookout
from tests.soak.past import Expected, announced, enrolled, known
from tests.soak.people import Clerk, Neighbour, work
from tests.soak.road import Road
from tests.wording import known as known_part

pytestmark = [pytest.mark.soak, pytest.mark.timeout(0)]

KILLS = int(os.environ.get("SOAK_KILLS", "50"))
LONGEST_LIFE = 6.0  # seconds
EARLY = 0.2  # of the processes have that long from their start on, the others once they lead
NEIGHBOURS, LISTENERS = 16, 60
TO_COME = (
    "SELECT 1 FROM outbox WHERE state IN ('due', 'sending') UNION ALL SELECT 1 FROM broadcast WHERE reported_at IS NULL"
)
PATIENCE = 300.0


class Siege:
    """Everybody, the bot, and who kills it."""

    def __init__(self, deployment: Deployment, kills: int) -> None:
        self.deployment, self.kills = deployment, kills
        self.lookout = Lookout(deployment)
        person = deployment.telegram.person
        self.neighbours = [Neighbour(self.lookout, person(f"Neighbour {n}")) for n in range(NEIGHBOURS)]
        self.listeners = [person(f"Listener {n}") for n in range(LISTENERS)]
        self.clerks = [Clerk(self.lookout, person(name)) for name in ("Maria", "Petro")]
        self.returned: list[str] = []

    async def begins(self) -> Expected:
        """What is there before the bot starts."""
        environ, now = self.deployment.environ, int(time.time())
        settings = load(environ)
        clerks = [clerk.person for clerk in self.clerks]
        everybody = [*(neighbour.person for neighbour in self.neighbours), *self.listeners, *clerks]
        store = await Store.open(settings.database_url, settings.keys)
        self.lookout.places = await store.run(known, everybody, now)
        await store.run(enrolled, clerks, now)
        span = int(self.kills * LONGEST_LIFE / 2)
        expected = await store.run(announced, self.listeners, clerks, settings.org, span, now)
        await store.close()
        return expected

    async def goes_on(self) -> None:
        """People live, the bot is killed, and at last it is left alone until everything is done."""
        over, registered = asyncio.Event(), asyncio.Queue[str]()
        async with asyncio.TaskGroup() as everything:
            watching = everything.create_task(self.lookout.watch())
            living = [everything.create_task(one.lives(over, registered)) for one in self.neighbours]
            working = everything.create_task(work(over, registered, *self.clerks))
            for _ in range(self.kills):
                bot = await self.deployment.runs()
                if random.random() > EARLY:
                    await bot.says("leading")
                await asyncio.sleep(random.uniform(0, LONGEST_LIFE))
                await bot.is_killed()
            over.set()
            bot = await self.deployment.runs()
            await asyncio.gather(*living)
            self.returned = await working
            await until(lambda: not self.deployment.rows(TO_COME), PATIENCE)
            watching.cancel()
        assert await bot.stops() == 0


@pytest.fixture(params=["polling", "webhook"])
async def siege(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Siege]:
    async with Deployment(tmp_path) as deployment:
        road = Road(deployment.telegram.url)
        deployment.environ["BOT_API_URL"] = await road.open()
        if request.param == "webhook":
            way_in = {"WEBHOOK_URL": f"http://{deployment.listen}/telegram", "WEBHOOK_SECRET": "a-secret-word"}
            deployment.environ.update(way_in)
        yield Siege(deployment, KILLS if request.param == "polling" else KILLS // 5)
        await deployment.ends()
        await road.close()


async def test_no_kill_loses_anything_or_does_anything_twice(siege: Siege) -> None:
    made_before = siege.deployment.telegram.updates.next_id
    expected = await siege.begins()
    began = time.monotonic()
    await siege.goes_on()
    books = await siege.deployment.books()
    updates = siege.deployment.telegram.updates.next_id - made_before
    most_repeats = siege.kills * Slots.at_rate(30)
    show(siege, books, updates, most_repeats, time.monotonic() - began)
    assert books.inbox == {"done": updates}
    assert set(books.outbox) <= {"sent", "unknown"}
    assert all(kind in ("broadcast", "reminder") for kind, state in books.kinds if state == "unknown")
    assert 0 <= books.repeats <= most_repeats
    for neighbour in siege.neighbours:
        who = neighbour.person.id
        assert books.words[who] == neighbour.texts
        assert books.references[who] == neighbour.references
        assert all(heard(neighbour, words) >= times for words, times in neighbour.expected.items())
    assert books.notices == {"told": len(siege.returned) + sum(map(len, expected.returns.values()))}
    for person in siege.listeners:
        assert all(any(reference in words for words in person.words()) for reference in expected.returns[person.id])
        assert all(person.words().count(words) <= 1 for words in expected.words[person.id])
    relatives = [words for neighbour in siege.neighbours for words in neighbour.person.words()]
    assert all(any(told(words, reference) for words in relatives) for reference in siege.returned)


def heard(neighbour: Neighbour, source: str) -> int:
    """How often the bot has said this."""
    return sum(known_part(neighbour.word(source)) in words for words in neighbour.person.words())


def told(words: str, reference: str) -> bool:
    """Whether this tells about that return."""
    return words.startswith("Return verified") and reference in words


def show(siege: Siege, books: Books, updates: int, most_repeats: int, seconds: float) -> None:
    """The counts, for whoever runs it with -s."""
    counts = {
        "kills": siege.kills,
        "seconds": round(seconds),
        "updates": updates,
        "acted on once": books.inbox["done"],
        "inquiries sent": sum(len(neighbour.references) for neighbour in siege.neighbours),
        "returns verified": len(siege.returned),
        "notices told": books.notices["told"],
        "messages sent": books.settled,
        "sent again": books.repeats,
        "at most": most_repeats,
        "to many, sent": books.kinds["broadcast", "sent"] + books.kinds["reminder", "sent"],
        "to many, unknown": books.outbox["unknown"],
        "processors": os.cpu_count(),
    }
    print("\n" + "\n".join(f"{name:>18} {count}" for name, count in counts.items()))
