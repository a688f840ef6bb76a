"""What `check` looks at on this machine: files that others may read, room, the folder of the copies, the clock."""

import os
import shutil
import stat
from collections.abc import Mapping
from pathlib import Path

from bot.finding import Finding, Verdict
from bot.settings import Settings
from storage.store.store import is_sqlite, path_of

SECRETS = ("BOT_TOKEN", "DATA_KEYS", "WEBHOOK_SECRET", "DATABASE_URL")
OTHERS, OTHERS_WRITE = stat.S_IRWXG | stat.S_IRWXO, stat.S_IWGRP | stat.S_IWOTH
LEAST_FREE, ENOUGH = 64 << 20, 256 << 20  # bytes: below the first a busy day may not fit
NEAR, FAR = 10, 120  # seconds; what is due, and codes for one act, go by the clock


def files(settings: Settings, environ: Mapping[str, str]) -> list[Finding]:
    """Whoever may read these files has everything."""
    secrets = {name: Path(path) for name in SECRETS if (path := environ.get(f"{name}_FILE", "").strip())}
    named = secrets | ({"the database": path_of(settings.database_url)} if is_sqlite(settings.database_url) else {})
    open_ones = [
        Finding("warning", name, f"{path} can be read by others: chmod 600")
        for name, path in named.items()
        if path.exists() and path.stat().st_mode & OTHERS
    ]
    replaceable = [
        Finding("warning", name, f"{path.parent} can be written by others, who may put another file there: chmod 700")
        for name, path in secrets.items()
        if path.parent.exists() and path.parent.stat().st_mode & OTHERS_WRITE
    ]
    return [*open_ones, *replaceable]


def disk(settings: Settings) -> list[Finding]:
    """A backup needs as much again as the database has."""
    if not is_sqlite(settings.database_url) or not (file := path_of(settings.database_url)).exists():
        return []
    free, size = shutil.disk_usage(file.parent).free, file.stat().st_size
    said = f"{free >> 20} MiB free, the database has {size >> 20}"
    return [Finding("wrong" if free < LEAST_FREE else "warning" if free < ENOUGH + size else "fine", "disk", said)]


def folder_of_copies(settings: Settings, environ: Mapping[str, str]) -> list[Finding]:
    """Where the program puts its copies."""
    if (folder := settings.backup_folder) is None:
        return []
    if not folder.is_dir() or not os.access(folder, os.W_OK | os.X_OK):
        return [Finding("wrong", "BACKUP_FOLDER", f"{folder} is no folder that this user can write to")]
    if _holds_a_key(folder, environ):
        return [Finding("wrong", "BACKUP_FOLDER", f"{folder} holds a key too: a thief of the copies could read them")]
    if folder.stat().st_mode & OTHERS:
        return [Finding("warning", "BACKUP_FOLDER", f"{folder} is open to others: chmod 700")]
    beside = _is_beside(settings, folder)
    return [Finding("fine", "BACKUP_FOLDER", "on the disk of the database: take copies elsewhere" if beside else "")]


def clock(theirs: float | None, now: float, whose: str) -> list[Finding]:
    """Whether this machine knows what time it is, by a clock elsewhere."""
    if theirs is None:
        return []
    off = round(now - theirs)
    said = f"{abs(off)} s {'ahead of' if off > 0 else 'behind'} {whose}: timedatectl set-ntp true"
    verdict: Verdict = "wrong" if abs(off) > FAR else "warning" if abs(off) > NEAR else "fine"
    return [Finding(verdict, "clock", said if abs(off) > NEAR else f"that of {whose}")]


def _holds_a_key(folder: Path, environ: Mapping[str, str]) -> bool:
    key = environ.get("DATA_KEYS_FILE", "").strip()
    return bool(key) and folder.resolve() in Path(key).resolve().parents


def _is_beside(settings: Settings, folder: Path) -> bool:
    if not is_sqlite(settings.database_url):
        return False
    file = path_of(settings.database_url)
    return file.exists() and file.stat().st_dev == folder.stat().st_dev
