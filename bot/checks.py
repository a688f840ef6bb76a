"""python -m bot check: is everything fit to run?  Each finding is a line for whoever runs the bot."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from bot import catalogs
from bot.chores import EXPECTED, CommandFailed, opened, username_of
from bot.i18n import LANGUAGES, Language
from bot.model.rights import Right
from bot.settings import Settings
from storage.queues import release
from storage.staff import operators
from storage.store.keys import KeysDoNotOpen
from storage.store.transaction import Transaction

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


async def check(settings: Settings, now: Callable[[], float] = time.time) -> list[Finding]:
    """Whether database, keys, catalogs, operators and token are fit to run."""
    return [*await _database(settings, int(now())), *map(_catalog, LANGUAGES), await _token(settings)]


async def _database(settings: Settings, now: int) -> list[Finding]:
    try:
        async with opened(settings) as store:
            return [Finding("fine", "database and keys"), *await store.read(_operators, now)]
    except EXPECTED as error:
        return [Finding("wrong", "keys" if isinstance(error, KeysDoNotOpen) else "database", str(error))]


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
