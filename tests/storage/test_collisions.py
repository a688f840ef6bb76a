"""Two processes on PostgreSQL that wait for one another: both get done what they wanted, one after the other."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest

from bot.importer.plan import carried_out
from bot.tables.registering import Registrable
from bot.use_cases.register.register import Counts
from storage.register import persons
from storage.register.persons import Change
from storage.staff import audit
from storage.staff.history import prove
from storage.store.store import Store
from storage.store.transaction import Transaction

pytestmark = pytest.mark.postgres
WAITS = "pg_locks WHERE NOT granted"
KNOWN = {"surname": "Тестенко", "given": "Тарас", "category": "civilian", "birth_date": "1991", "photo": "AgAC"}
Deed = Callable[[Transaction, int], Awaitable[object]]


@pytest.fixture
async def bot(postgres_url: str, key: str) -> AsyncIterator[Store]:
    opened = await Store.open(postgres_url, [key])
    yield opened
    await opened.close()


@pytest.fixture
async def command_line(bot: Store, key: str) -> AsyncIterator[Store]:
    opened = await Store.open(bot.url, [key])
    yield opened
    await opened.close()


async def _writes_history(tx: Transaction, _person: int) -> None:
    await audit.write(tx, None, "looking", "register_import", 1, 1)


async def _changes_person(tx: Transaction, person: int) -> None:
    await persons.drop_photo(tx, person, KNOWN["photo"])  # whoever gave it is forgotten


class Meanwhile:
    """What the bot does in one transaction while somebody imports: begins, waits until that waits for it, goes on."""

    def __init__(self, bot: Store, person: int) -> None:
        self._bot, self._person = bot, person
        self.began, self.tries = asyncio.Event(), 0

    async def together(self, first: Deed, second: Deed) -> None:
        """Both deeds in a transaction."""
        await self._bot.run(self._first, first, second)

    async def beside(self, first: Deed, second: Deed) -> None:
        """Each a job of its own; the writer puts them into one transaction."""
        await asyncio.gather(self._bot.run(self._first, first), self._bot.run(second, self._person))

    async def _first(self, tx: Transaction, first: Deed, second: Deed | None = None) -> None:
        self.tries += 1
        await first(tx, self._person)
        self.began.set()
        while self.tries == 1 and not await tx.exists(WAITS):  # noqa: ASYNC110 (nothing tells that somebody waits)
            await asyncio.sleep(0.01)
        if second is not None:
            await second(tx, self._person)


async def _imports(store: Store, begin: asyncio.Event) -> Counts:
    await begin.wait()

    async def said(_count: int) -> None:
        """Nobody looks on."""

    said_now = {name: fact for name, fact in KNOWN.items() if name != "photo"} | {"birth_date": "1991-03-12"}
    rows = [Registrable(1, "A-1", said_now)]
    return await carried_out(store, rows, time.time, said)


@pytest.mark.parametrize("way", ["together", "beside"])
async def test_an_import_at_the_command_line_and_the_bot_are_both_done(
    bot: Store, command_line: Store, way: str
) -> None:
    person = await bot.run(persons.add, KNOWN, 1, "A-1")
    meanwhile = Meanwhile(bot, person)
    deed = getattr(meanwhile, way)(_writes_history, _changes_person)
    done, _ = await asyncio.gather(_imports(command_line, meanwhile.began), deed)
    assert done[Change.CHANGED] == 1
    facts = (await bot.read(persons.get, person)).facts
    assert (facts.get("photo"), facts["birth_date"]) == (None, "1991-03-12"), "neither was lost"
    assert await bot.read(_imported) == 1
    assert not (await prove(bot, [])).found


async def _imported(tx: Transaction) -> int:
    return await tx.count("audit WHERE action = 'imported'")
