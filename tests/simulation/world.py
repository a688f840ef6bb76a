"""A world that a seed decides: people, two processes of the bot, and what happens to them."""

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from random import Random
from typing import Any

from markupsafe import Markup

from bot.model.message import Kind, Message
from bot.model.reference import new_reference
from bot.model.rights import Role
from storage.queues import outbox
from storage.register import chats, inquiries, persons
from storage.returns import reports
from storage.returns.unread import STILL, Step
from storage.staff import operators
from storage.store.store import Store
from storage.store.transaction import Transaction
from tests.newest import newest_file
from tests.register import TARAS
from tests.simulation.acting import PATIENCE
from tests.simulation.database import InlineConnection, opened
from tests.simulation.process import INSIDE, Process, born
from tests.simulation.telegram import Telegram, Words

T0 = 1_800_000_000.0  # 15 January 2027, 10:00 in Kyiv
FAMILIES, RETURNS = 90, 4
MARIA, PETRO, OLHA = STAFF = (9_001, 9_002, 9_003)  # reports, verifies, can only stop
TO_BE_PUT = (Kind.CONFIRMATION, Kind.REMINDER, Kind.BROADCAST, Kind.BROADCAST)
FAR = 3_000.0  # seconds until everything must have come to its end
RESTART = 1.0
AWAY, SELDOM = 800.0, 0.1  # seconds; how often of all times


class World:
    """The history of one seed.  put: what was put into the outbox by hand; said: who wrote each update.

    rows: what is in the outbox where; stopped: when the return of a report was stopped.
    """

    def __init__(self, seed: int, database: Path, key: str) -> None:
        self.rng = Random(seed)
        self.url, self.key, self._path = f"sqlite:///{database}", key, database
        self.put: dict[Words, Kind] = {}
        self.rows: dict[int, Words] = {}
        self.said: dict[int, int] = {}
        self.reports: list[int] = []
        self.processes: dict[str, Process] = {}
        self.stopped: dict[int, float] = {}
        self.broken: list[str] = []
        self._ahead, self._ends, self._lives = 0.0, False, 0

    def now(self) -> float:
        """The wall clock, of the processes and of the database."""
        return T0 + asyncio.get_running_loop().time() + self._ahead

    async def begins(self) -> None:
        """Everybody is known, some have come back; nobody has verified it."""
        asyncio.get_running_loop().set_task_factory(born)
        asyncio.get_running_loop().set_exception_handler(lambda _loop, _what: None)  # a killed process says nothing
        self.telegram = Telegram(self.rng, self.now)
        newest_file(self._path)
        self.store = await Store.open(self.url, [self.key])
        self.chats, self.reports = await self.store.run(_known, int(self.now()))

    async def goes_on(self, deeds: int) -> None:
        """Processes start, people write, things go wrong."""
        for name in ("first", "second"):
            self._starts(name)
        for _deed in range(deeds):
            await asyncio.sleep(self.rng.random() * 4)
            await self.rng.choice(DEEDS)(self)

    async def ends(self) -> bool:
        """Nothing goes wrong any more; whether everything has come to its end."""
        self.telegram.is_calm = True
        for report in self.reports:  # also what nobody has tried to verify yet
            self._says(PETRO, f"verify {report}")
        ended = [await self._comes_to_its_end(_is_busy)]
        for step in (Step.TOLD, Step.ASKED_AGAIN):  # hours pass, and nobody reads what was told
            self._ahead += PATIENCE // 2
            ended.append(await self._comes_to_its_end(_is_busy, step))
        self._ends = True
        for process in self.processes.values():
            process.kill()
        await asyncio.sleep(0)
        return all(ended)

    async def _comes_to_its_end(self, is_busy: Callable[..., Any], *which: Step) -> bool:
        until = asyncio.get_running_loop().time() + FAR
        while self.telegram.has_more or await self.store.read(is_busy, *which):
            if asyncio.get_running_loop().time() > until:
                return False
            await asyncio.sleep(5)
        return True

    def connect(self, path: Any, **how: Any) -> "Connecting":
        """In place of aiosqlite.connect."""
        process = INSIDE.get()
        if process is None:  # whoever looks on has all the time there is
            return Connecting(opened(path, self.now, _at_once, **{**how, "timeout": FAR}))
        made = opened(path, self.now, process.disk, **how)
        process.connections.append(made)
        return Connecting(made)

    def takes_over(self) -> None:
        """A process leads from now on: nobody knows what happened to all that another had on its way."""
        with closing(sqlite3.connect(self._path)) as looking:
            left = looking.execute("SELECT id FROM outbox WHERE state = 'sending'").fetchall()
        self.telegram.uncertain |= {self.rows[row] for (row,) in left if row in self.rows}

    def _starts(self, name: str) -> None:
        if self._ends:
            return
        self._lives += 1
        process = self.processes[name] = Process(self, f"{name} {self._lives}")
        loop = asyncio.get_running_loop()
        life = loop.create_task(process.lives())
        life.add_done_callback(lambda _done: loop.call_later(RESTART, self._starts, name))

    def _says(self, chat: int, words: str) -> None:
        self.said[self.telegram.says(chat, words)] = chat

    async def people_write(self) -> None:
        for _one in range(self.rng.randrange(1, 20)):
            self._says(self.rng.randrange(FAMILIES), "word")

    async def something_is_put(self) -> None:
        for _one in range(self.rng.randrange(1, 60)):
            kind, chat = self.rng.choice(TO_BE_PUT), self.rng.randrange(FAMILIES)
            words = f"{kind.value} {len(self.put)}"
            self.put[chat, words] = kind
            message = Message(kind, Markup.escape(words))
            row = await self.store.run(outbox.put, self.chats[chat], message, int(self.now()))
            self.rows[row] = (chat, words)

    async def a_return_is_verified(self) -> None:
        self._says(PETRO, f"verify {self.rng.choice(self.reports)}")

    async def a_return_is_stopped(self) -> None:
        self._says(OLHA, f"stop {self.rng.choice(self.reports)}")

    async def one_is_killed(self) -> None:
        self.rng.choice([*self.processes.values()]).kill()

    async def one_hangs(self) -> None:
        self.rng.choice([*self.processes.values()]).hangs(self.rng.choice((1, 5, 15, 30)))

    async def another_program_locks_the_file(self) -> None:
        with suppress(sqlite3.OperationalError):
            other = sqlite3.connect(self._path, isolation_level=None, timeout=0)
            other.execute("BEGIN IMMEDIATE")
            await asyncio.sleep(self.rng.choice((0.1, 1, 4)))
            other.close()

    async def the_clock_is_set(self) -> None:
        self._ahead += self.rng.choice((-2, 3, 7))

    async def telegram_is_away(self) -> None:
        """Mostly for a moment; once in a while for so long that relatives are to be called."""
        long = self.rng.random() < SELDOM
        self.telegram.away_until = asyncio.get_running_loop().time() + (AWAY if long else 20)
        if long:
            await asyncio.sleep(AWAY)


DEEDS: tuple[Callable[[World], Any], ...] = (
    World.people_write,
    World.people_write,
    World.something_is_put,
    World.something_is_put,
    World.a_return_is_verified,
    World.a_return_is_stopped,
    World.one_is_killed,
    World.one_hangs,
    World.another_program_locks_the_file,
    World.the_clock_is_set,
    World.telegram_is_away,
)


class Connecting:
    """What aiosqlite.connect returns: awaited, it is the connection."""

    def __init__(self, made: InlineConnection) -> None:
        self._made = made

    def __await__(self) -> Any:
        yield from ()
        return self._made


async def _at_once() -> None:
    await asyncio.sleep(0)


async def _known(tx: Transaction, now: int) -> tuple[dict[int, int], list[int]]:
    places = {one: (await chats.get_or_create(tx, one, "private", "en", now)).id for one in (*range(FAMILIES), *STAFF)}
    maria, _petro, _olha = [await operators.enrol(tx, places[one], Role.VERIFIER, str(one), now) for one in STAFF]
    return places, [await returned(tx, places[family], maria, now) for family in range(RETURNS)]


async def returned(tx: Transaction, chat_id: int, reporter: int, now: int) -> int:
    """A relative's inquiry was accepted, and the return of the person reported; the report's id."""
    await chats.consent(tx, chat_id, now)
    inquiry = await inquiries.get(tx, await inquiries.add(tx, chat_id, new_reference(), TARAS, now))
    person_id = await persons.add(tx, TARAS, now)
    await inquiries.accept(tx, inquiry, person_id, {}, reporter, now)
    return await reports.add(tx, person_id, reporter, {"wish": "all"}, now)


async def _is_busy(tx: Transaction, step: Step | None = None) -> bool:
    """step: nor has come a notice that stands beyond this one."""
    queues = ["inbox WHERE state = 'new'", "outbox WHERE state IN ('due', 'sending')"]
    if step is not None:
        queues.append(f"notice n WHERE n.unread = {step:d} AND {STILL}")
    return any([await tx.count(queue) for queue in queues])
