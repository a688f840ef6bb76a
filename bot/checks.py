"""python -m bot check: is everything fit to run?  Each finding is a line for whoever runs the bot."""

import os
import shutil
import stat
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from bot import catalogs
from bot.chores import EXPECTED, CommandFailed, opened, username_of
from bot.i18n import LANGUAGES, Language
from bot.model.rights import Right
from bot.settings import TELEGRAM, Settings
from storage.queues import release
from storage.staff import operators
from storage.store import backup
from storage.store.keys import KeysDoNotOpen
from storage.store.store import is_sqlite, path_of
from storage.store.transaction import Transaction

DAY = 86_400
OLD_BACKUP = 2  # days
SECRETS = ("BOT_TOKEN", "DATA_KEYS", "WEBHOOK_SECRET", "DATABASE_URL")
OTHERS = stat.S_IRWXG | stat.S_IRWXO
LEAST_FREE, ENOUGH = 64 << 20, 256 << 20  # bytes: below the first a busy day may not fit
TELEGRAMS_PORTS = (443, 80, 88, 8443)
NOBODYS_CHAT = 0  # it misses nobody: every return is counted


@dataclass(frozen=True)
class Finding:
    """What one check found."""

    verdict: Literal["fine", "warning", "wrong"]
    subject: str
    remark: str = ""

    def __str__(self) -> str:
        """One line."""
        return f"{self.verdict:<8} {self.subject}" + (f": {self.remark}" if self.remark else "")


async def check(
    settings: Settings, now: Callable[[], float] = time.time, environ: Mapping[str, str] = os.environ
) -> list[Finding]:
    """Whether database, keys, files, disk, operators, catalogs, webhook and token are fit to run."""
    found = [*await _database(settings, int(now())), *_files(settings, environ), *_disk(settings)]
    return [*found, *map(_catalog, LANGUAGES), *_webhook(settings), await _token(settings)]


async def _database(settings: Settings, now: int) -> list[Finding]:
    try:
        async with opened(settings) as store:
            copied = [await store.read(_backup, now)] if is_sqlite(settings.database_url) else []
            return [Finding("fine", "database and keys"), *copied, *await store.read(_operators, now)]
    except EXPECTED as error:
        return [Finding("wrong", "keys" if isinstance(error, KeysDoNotOpen) else "database", str(error))]


async def _backup(tx: Transaction, now: int) -> Finding:
    """Of PostgreSQL nothing is known here: pg_dump says nothing to the bot."""
    made = await backup.made_at(tx)
    if made is None:
        return Finding("warning", "backup", "none was ever made with `backup`")
    days = (now - made) // DAY
    return Finding("warning" if days > OLD_BACKUP else "fine", "backup", f"{days} days old")


def _files(settings: Settings, environ: Mapping[str, str]) -> list[Finding]:
    """Whoever may read these files has everything."""
    named = {name: Path(path) for name in SECRETS if (path := environ.get(f"{name}_FILE", "").strip())}
    if is_sqlite(settings.database_url):
        named["the database"] = path_of(settings.database_url)
    return [
        Finding("warning", name, f"{path} can be read by others: chmod 600")
        for name, path in named.items()
        if path.exists() and path.stat().st_mode & OTHERS
    ]


def _disk(settings: Settings) -> list[Finding]:
    """A backup needs as much again as the database has."""
    if not is_sqlite(settings.database_url) or not (file := path_of(settings.database_url)).exists():
        return []
    free, size = shutil.disk_usage(file.parent).free, file.stat().st_size
    said = f"{free >> 20} MiB free, the database has {size >> 20}"
    return [Finding("wrong" if free < LEAST_FREE else "warning" if free < ENOUGH + size else "fine", "disk", said)]


def _webhook(settings: Settings) -> list[Finding]:
    """Telegram itself comes to no other port."""
    if settings.webhook_url is None:
        return []
    port = urlsplit(settings.webhook_url).port or 443
    if port in TELEGRAMS_PORTS or settings.bot_api_url != TELEGRAM:
        return [Finding("fine", "webhook")]
    return [Finding("wrong", "webhook", f"Telegram comes to port 443, 80, 88 or 8443, not to {port}")]


async def _operators(tx: Transaction, now: int) -> list[Finding]:
    """Two verify; whoever could stop them has to be a third, who is no relative."""
    found, could_stop = [], len(await operators.active(tx, Right.STOP))
    if 0 < could_stop < 3:
        said = f"only {could_stop} can stop a return: nobody besides the two who verify it"
        found.append(Finding("warning", "operators", said))
    if unheard := await release.unheard(tx, NOBODYS_CHAT, now - release.WEEK):
        said = f"{unheard} returned people were told of in the last week although nobody else could have stopped it"
        found.append(Finding("warning", "returns", said))
    return found


def _catalog(language: Language) -> Finding:
    subject = f"catalog {language}"
    try:
        found = catalogs.faults(language)
    except OSError:
        return Finding("wrong", subject, "cannot be read")
    return Finding("wrong", subject, "; ".join(found)) if found else Finding("fine", subject)


async def _token(settings: Settings) -> Finding:
    try:
        username = await username_of(settings)
    except CommandFailed as refused:
        return Finding("wrong", "token", str(refused))
    return (
        Finding("fine", "token", f"@{username}") if username else Finding("warning", "token", "Telegram did not answer")
    )
