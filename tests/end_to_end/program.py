"""The program as an administrator runs it: real processes, each with an environment of its own."""

import asyncio
import os
import signal
import socket
import sqlite3
import sys
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from storage.store.keys import new_master_key

ROOT = Path(__file__).parents[2]
TOKEN = "1234567:rehearsal-token-that-opens-nothing"
PATIENCE = 120.0  # seconds; on a machine with neighbours a program takes twenty to start
GLANCE = 0.02  # seconds between two looks at another process, which gives no sign
INHERITED = ("PATH", "HOME", "LANG", "TMPDIR")
BUSY = """
    SELECT EXISTS (SELECT 1 FROM inbox WHERE state = 'new')
        OR EXISTS (SELECT 1 FROM outbox WHERE state = 'sending' OR (state = 'due' AND due_at <= :now))
        OR EXISTS (SELECT 1 FROM inquiry WHERE compared_at IS NULL AND state IN ('received', 'asked'))"""


@dataclass(frozen=True)
class Ended:
    """How a process ended and what it wrote."""

    code: int
    said: str
    complained: str


class Running:
    """A process of the bot that was started here."""

    def __init__(self, process: asyncio.subprocess.Process, journal: Path) -> None:
        self._process, self._journal = process, journal

    @property
    def complaints(self) -> str:
        """What it has written to standard error so far."""
        return self._journal.read_text()

    @property
    def code(self) -> int | None:
        """Its exit code, when it has ended."""
        return self._process.returncode

    async def is_killed(self) -> None:
        """The process ends like a lamp when the mains fail."""
        if self.code is None:
            self._process.kill()
        await self._process.wait()

    async def stops(self, seconds: float = PATIENCE) -> int:
        """Is asked to stop, as by a service manager; the exit code."""
        self._process.send_signal(signal.SIGTERM)
        return await self.ends(seconds)

    async def ends(self, seconds: float = PATIENCE) -> int:
        """Ends by itself; the exit code."""
        try:
            return await asyncio.wait_for(self._process.wait(), seconds)
        except TimeoutError:
            raise AssertionError(f"it still runs after {seconds:g} s:\n{self.complaints}") from None

    async def says(self, words: str) -> None:
        """Has written these words to its log."""
        await until(lambda: words in self.complaints or self.code is not None)
        assert words in self.complaints, self.complaints


class Program:
    """One set of settings and the processes that run with it; environ adds to the settings or replaces them."""

    def __init__(self, folder: Path, **environ: str) -> None:
        self.database = folder / "zvistka.db"
        self.listen = f"127.0.0.1:{free_port()}"
        self.running: list[Running] = []
        self._folder = folder
        self.environ = {
            "BOT_TOKEN": TOKEN,
            "DATABASE_URL": f"sqlite:///{self.database}",
            "DATA_KEYS": new_master_key(),
            "LISTEN": self.listen,
            "ORGANISATION": "NGO <Zvistka>",
            "ORGANISATION_URL": "https://zvistka.example",
            "HOTLINE": "+380 40 000 0099",
            "NOTICE_HOLD": "1",
            "SECOND_FACTOR": "off",
            **environ,
        }

    async def verb(self, *arguments: str, through: Sequence[str] = (), **changed: str | None) -> Ended:
        """Runs a verb to its end; changed settings hold for this once, None takes one away; through: what starts it."""
        process = await self._start(arguments, changed, asyncio.subprocess.PIPE, asyncio.subprocess.PIPE, through)
        try:
            said, complained = await asyncio.wait_for(process.communicate(), PATIENCE)
        finally:
            if process.returncode is None:
                process.kill()
        return Ended(process.returncode or 0, said.decode(), complained.decode())

    async def runs(self, **changed: str | None) -> Running:
        """Starts `run`."""
        journal = self._folder / f"run-{len(self.running)}.log"
        with journal.open("wb") as written:
            process = await self._start(("run",), changed, asyncio.subprocess.DEVNULL, written)
        self.running.append(Running(process, journal))
        return self.running[-1]

    def rows(self, sql: str, **values: int | str) -> list[tuple[Any, ...]]:
        """What the database holds, seen from outside."""
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as db:
            return db.execute(sql, values).fetchall()

    async def has_fetched(self) -> bool:
        """Whether the bot has taken every update that waited for it at Telegram."""
        raise NotImplementedError

    async def settles(self, seconds: float = PATIENCE) -> None:
        """Everything that there was to do at this moment has been done."""
        try:
            await until(self._is_idle, seconds)
        except TimeoutError:
            raise AssertionError("\n".join(process.complaints[-3000:] for process in self.running)) from None

    async def _is_idle(self) -> bool:
        return await self.has_fetched() and not self.rows(BUSY, now=int(time.time()))[0][0]

    async def ends(self) -> None:
        """Nothing that was started here is left."""
        for process in self.running:
            await process.is_killed()

    async def _start(
        self,
        arguments: tuple[str, ...],
        changed: dict[str, str | None],
        out: int,
        errors: Any,
        through: Sequence[str] = (),
    ) -> asyncio.subprocess.Process:
        environ = {name: os.environ[name] for name in INHERITED if name in os.environ} | self.environ | changed
        given = {name: value for name, value in environ.items() if value is not None}
        return await asyncio.create_subprocess_exec(
            *through, sys.executable, "-m", "bot", *arguments, cwd=ROOT, env=given, stdout=out, stderr=errors
        )


async def until(look: Callable[[], object], seconds: float = PATIENCE) -> Any:
    """Looks again and again for what happens in another process, until there is something; TimeoutError."""
    async with asyncio.timeout(seconds):
        while True:
            found = look()
            if isinstance(found, Awaitable):
                found = await found
            if found:
                return found
            await asyncio.sleep(GLANCE)


def free_port() -> int:
    """A port on which nobody listens now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
