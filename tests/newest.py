"""Databases of the newest schema, as copies of one that was migrated: to copy it takes a tenth of the time."""

import asyncio
import tempfile
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

from storage.store.migrate import migrate
from storage.store.sqlite import make_private
from storage.store.store import connect


def newest_file(path: Path) -> None:
    """Puts a SQLite database there that has the newest schema and no row."""
    make_private(path)
    path.write_bytes(_migrated_file())


def migrated(url: str) -> None:
    """Brings a database to the newest schema; who asks may be in an event loop."""
    with ThreadPoolExecutor(1) as beside:
        beside.submit(asyncio.run, _migrate(url)).result()


@cache
def _migrated_file() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "newest.db"
        migrated(f"sqlite:///{path}")
        return path.read_bytes()


async def _migrate(url: str) -> None:
    db = await connect(url)
    await migrate(db)
    await db.close()
