"""The bot as it is deployed, with the sink for Telegram, in a process of its own.

As a module: python -m benchmarks.delivery.ours runs the bot with a rate that its settings would not take.
"""

import sqlite3
import sys
import tempfile
from collections.abc import Collection, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from benchmarks.delivery.approved import approve
from benchmarks.delivery.processes import Contender, Telegram, free_port
from benchmarks.delivery.seed import add, seed
from bot import __main__ as program
from bot.settings import Settings, load
from storage.store.keys import new_master_key

LIFTED = 100_000


class Ours:
    """A database and the settings that belong to it."""

    def __init__(self, folder: Path, telegram: Telegram, token: str) -> None:
        """Nothing is there yet."""
        self.database, self.telegram, self.token, self.listen = folder / "bench.db", telegram, token, free_port()
        self.keys = [new_master_key()]

    def filled(self, chats: int, **rows: int) -> None:
        """A new database with so many chats and rows (benchmarks/delivery/seed.py)."""
        seed(self.database, self.keys, chats, **rows)

    def approves(self, recipients: int) -> None:
        """An update to everybody begins as soon as the bot runs."""
        approve(self.database, self.keys, recipients)

    def adds(self, due: int) -> None:
        """Broadcast rows to the first chats, while the bot runs."""
        add(self.database, self.keys, due)

    def starts(self, rate: int = 30, **environ: str) -> Contender:
        """The bot runs; rate LIFTED is more than anybody may set."""
        settings = {
            "BOT_TOKEN": self.token,
            "BOT_API_URL": self.telegram.url,
            "DATABASE_URL": f"sqlite:///{self.database}",
            "DATA_KEYS": ",".join(self.keys),
            "LISTEN": f"127.0.0.1:{self.listen}",
            "ORGANISATION": "Benchmark",
            "ORGANISATION_URL": "https://zvistka.example",
            "HOTLINE": "+380 40 000 0099",
            "NOTICE_HOLD": "0",
            "SECOND_FACTOR": "off",
            "LOG_FORMAT": "json",
            **environ,
        }
        if rate > 1000:
            return Contender("benchmarks.delivery.ours", BENCH_RATE=str(rate), **settings)
        return Contender("bot", "run", SEND_RATE=str(rate), **settings)

    def rows(self, sql: str, **values: Any) -> list[tuple[Any, ...]]:
        """What the database holds, seen from outside."""
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as db:
            return db.execute(sql, values).fetchall()


@contextmanager
def ours(telegram: Telegram, token: str, **book: Any) -> Iterator[Ours]:
    """A deployment in a folder that is removed afterwards, with a new book at the sink."""
    telegram.open(token, **book)
    with tempfile.TemporaryDirectory() as folder:
        yield Ours(Path(folder), telegram, token)


def _load(environ: Mapping[str, str], needs: Collection[str]) -> Settings:
    return load(environ, needs).model_copy(update={"send_rate": int(environ["BENCH_RATE"])})


if __name__ == "__main__":
    program.load = _load  # type: ignore[assignment, attr-defined]
    sys.exit(program.main(["run"]))
