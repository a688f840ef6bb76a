"""The folder of the copies that the program makes by itself: each is restored for a trial before it gets its name."""

import re
import shutil
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from storage.store.backup import Restored, restore, write
from storage.store.ids import new_id
from storage.store.keys import Keyring
from storage.store.lease import Lease, hold
from storage.store.store import Store, is_sqlite
from storage.store.transaction import Transaction
from storage.store.whole_files import HALF, BackupRefused, require_new, whole

_STAMP = "%Y%m%dT%H%M%SZ"
_OURS = re.compile(r"zvistka-(\d{8}T\d{6}Z)\.(db|dump)")
_TRIAL = ".trial-"


@dataclass(frozen=True)
class Shelf:
    """The folder, and how many copies stay in it."""

    folder: Path
    keep: int

    def copies(self) -> list[Path]:
        """Those that the program made by itself, the oldest first."""
        there = self.folder.iterdir() if self.folder.is_dir() else ()
        return sorted(path for path in there if _OURS.fullmatch(path.name))

    def newest_at(self) -> int | None:
        """When the newest was made; None when there is none."""
        copies = self.copies()
        found = _OURS.fullmatch(copies[-1].name) if copies else None
        return int(datetime.strptime(found[1], _STAMP).replace(tzinfo=UTC).timestamp()) if found else None

    def place(self, now: int, *, in_a_file: bool) -> Path:
        """Where a new one goes."""
        suffix = "db" if in_a_file else "dump"
        return self.folder / f"zvistka-{datetime.fromtimestamp(now, UTC).strftime(_STAMP)}.{suffix}"

    def sweep(self) -> None:
        """Takes away what a process left that ended in the middle."""
        there = list(self.folder.iterdir()) if self.folder.is_dir() else []
        for path in there:
            if path.name.startswith(_TRIAL):
                shutil.rmtree(path)
            elif HALF in path.name and _OURS.match(path.name):
                path.unlink()

    def rotate(self) -> None:
        """Takes away the oldest, of which there are more than are kept."""
        for path in self.copies()[: -self.keep]:
            path.unlink()


async def keep_copy(store: Store, keys: Sequence[str], shelf: Shelf, lease: Lease, now: int) -> Restored | None:
    """One more copy, restored for a trial; what it held, None where no place to restore it could be made.

    Raises BackupRefused, LeaseLost; then no copy is taken away and none was added.
    """
    path = shelf.place(now, in_a_file=is_sqlite(store.url))
    require_new(path)
    with whole(path) as half:
        await write(store.url, half)
        held = await _tried(half, store.url, keys)
        await store.run(_kept, lease, now, held is not None)
    shelf.rotate()
    return held


async def _kept(tx: Transaction, lease: Lease, now: int, was_restored: bool) -> None:
    await hold(tx, lease)
    restored = {"restored_at": now} if was_restored else {}
    await tx.upsert("last_backup", key="id", id=1, made_at=now, **restored)


async def _tried(half: Path, url: str, keys: Sequence[str]) -> Restored | None:
    async with _folder(half) if is_sqlite(url) else _database(url) as place:
        if place:
            return await restore(half, place, keys)
    from storage.store import postgres_copy  # noqa: PLC0415 (only its users pay for psycopg)

    await postgres_copy.schema_of(half, Keyring(keys))
    await postgres_copy.read_through(half)
    return None


@asynccontextmanager
async def _folder(half: Path) -> AsyncIterator[str | None]:
    _require_room_beside(half)
    trial = half.with_name(f"{_TRIAL}{new_id()}")
    try:
        yield f"sqlite:///{trial}/zvistka.db"
    finally:
        shutil.rmtree(trial, ignore_errors=True)


def _require_room_beside(half: Path) -> None:
    needed = half.stat().st_size
    if shutil.disk_usage(half.parent).free < needed:
        raise BackupRefused(f"{half.parent} has no room to restore the copy for a trial: free {needed >> 20} MiB")


@asynccontextmanager
async def _database(url: str) -> AsyncIterator[str | None]:
    from storage.store import postgres_copy  # noqa: PLC0415 (see above)

    async with postgres_copy.scratch(url) as place:
        yield place
