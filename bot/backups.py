"""Every night a copy of the database into BACKUP_FOLDER, restored for a trial; by the active process only."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta

import structlog

from bot import trouble
from bot.loops import attempt
from bot.model.rights import Right
from bot.settings import Settings
from bot.texts.staff import operators as texts
from bot.use_cases.announcing import notify_operators
from storage.store import backup
from storage.store.lease import Lease
from storage.store.shelf import Shelf, keep_copy
from storage.store.store import Store
from storage.store.transaction import Transaction
from storage.store.whole_files import BackupRefused

AT = time(3, 17)  # UTC; the night has erased by then what a copy shall not keep
LOOK_EVERY, AGAIN_AFTER, DAY = 300, 3600, 86_400  # seconds
OLD = 2  # days
log = structlog.get_logger()


class Backups:
    """What is due is seen in the folder: a night that was slept through is made up for, a new folder filled at once."""

    def __init__(self, store: Store, settings: Settings, lease: Lease, now: Callable[[], float]) -> None:
        """Nothing is done without BACKUP_FOLDER."""
        self._store, self._keys, self._lease, self._now = store, settings.keys, lease, now
        self._shelf = Shelf(settings.backup_folder, settings.backup_keep) if settings.backup_folder else None
        self._failed_at, self._told_at = -AGAIN_AFTER, -DAY
        self._looking = asyncio.Lock()

    async def work(self) -> None:
        """Looks again and again, until cancelled; at the start too, so that whoever sets the folder sees it filled."""
        while self._shelf is not None:
            await self.look()
            await asyncio.sleep(LOOK_EVERY)

    async def look(self) -> None:
        """Makes a copy when one is due; what fails is tried again after an hour, and told when it lasts."""
        async with self._looking:
            now = int(self._now())
            if self._shelf is None or now - self._failed_at < AGAIN_AFTER:
                return
            if not await attempt(self._copy_if_due(self._shelf, now), "backup failed"):
                self._failed_at = now
                await attempt(self._tell(now), "nobody told of it")

    async def _copy_if_due(self, shelf: Shelf, now: int) -> None:
        shelf.sweep()
        if not is_due(shelf.newest_at(), now):
            return
        try:
            held = await keep_copy(self._store, self._keys, shelf, self._lease, now)
        except (BackupRefused, OSError) as refused:
            why = str(refused) if isinstance(refused, BackupRefused) else trouble.sentence(refused)
            log.error("no backup", why=why)
            raise
        copies = len(shelf.copies())
        if held is None:
            log.warning("backup made and read, not restored: the database's user may not create one", copies=copies)
        else:
            log.info("backup made and restored for a trial", copies=copies, inquiries=held.inquiries)

    async def _tell(self, now: int) -> None:
        """Administrators, once a day: who runs the bot may look at no metric."""
        if now - self._told_at >= DAY and await self._store.run(_announce, now):
            self._told_at = now


def is_due(newest_at: int | None, now: int) -> bool:
    """Whether the hour of the copy has passed since the newest one was made."""
    moment = datetime.fromtimestamp(now, UTC)
    hour = datetime.combine(moment.date(), AT, UTC)
    last = hour if hour <= moment else hour - timedelta(days=1)
    return newest_at is None or newest_at < last.timestamp()


async def _announce(tx: Transaction, now: int) -> bool:
    last = await backup.last(tx)
    days = (now - last.made_at) // DAY if last else OLD
    if days >= OLD:
        await notify_operators(tx, Right.MANAGE, now, texts.no_backup(days))
    return days >= OLD
