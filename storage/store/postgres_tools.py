"""pg_dump and pg_restore, run for whoever has only DATABASE_URL.  The password is in no command line and in no file."""

import asyncio
import os
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

from psycopg.pq import Conninfo

from storage.store.whole_files import BackupRefused

DEBIANS = Path("/usr/lib/postgresql")
_KEPT = ("PATH", "HOME", "TMPDIR")


class ToolFailed(BackupRefused):
    """One of the programs of PostgreSQL has ended with a fault; complaint is what it said, which may quote anything."""

    def __init__(self, name: str, complaint: str) -> None:
        super().__init__(f"{name} failed: {_known(complaint)}")
        self.complaint = complaint


async def run(name: str, *arguments: str, url: str = "") -> bytes:
    """Runs it to its end; what it wrote to standard output.  Raises BackupRefused; ends it when cancelled."""
    process = await asyncio.create_subprocess_exec(
        _program(name), *arguments, env=_environment(url), stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    try:
        said, complained = await process.communicate()
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode:
        raise ToolFailed(name, complained.decode(errors="replace"))
    return said


def _program(name: str) -> str:
    """Debian's chooses the version by the server; else the newest, since an older one refuses a newer server."""
    newest_first = sorted(DEBIANS.glob(f"*/bin/{name}"), key=lambda path: -int(path.parts[-3]))
    if found := shutil.which(name) or next(map(str, newest_first), None):
        return found
    raise BackupRefused(f"there is no {name} here: install the client programs of PostgreSQL (postgresql-client)")


def _environment(url: str) -> Mapping[str, str]:
    """What libpq reads where it is given no address."""
    kept = {name: value for name, value in os.environ.items() if name in _KEPT or name.startswith("PG")}
    options = Conninfo.parse(url.encode()) if url else []
    given = {option.envvar.decode(): option.val.decode() for option in options if option.envvar and option.val}
    return {"PGCONNECT_TIMEOUT": "10", **kept, **given, "LC_ALL": "C"}


def _known(complaint: str) -> str:
    """Of its words only those of ours are passed on."""
    if versions := re.search(r"server version: ([\d.]+).*; pg_dump version: ([\d.]+)", complaint):
        return f"the server has version {versions[1]}, pg_dump only {versions[2]}: install the newer client programs"
    known = {
        "password authentication failed": "wrong user or password; correct DATABASE_URL",
        "no password supplied": "wrong user or password; correct DATABASE_URL",
        "No space left": "the disk is full; free space there",
        "permission denied": "this user may not read everything; make it the owner of the database",
        "input file": "the file is no backup that it made, or is damaged",
        "unsupported version": "the file was made by a newer pg_dump: install the newer client programs",
        "does not exist": "there is no such user or database; correct DATABASE_URL",
        "could not connect": "no server answers there; start it, or correct DATABASE_URL",
        "connection to server": "no server answers there; start it, or correct DATABASE_URL",
    }
    return next((words for said, words in known.items() if said in complaint), "run it by hand to read why")
