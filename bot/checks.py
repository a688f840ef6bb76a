"""python -m bot check: is everything fit to run?  Each finding is a line for whoever runs the bot."""

import os
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from urllib.parse import urlsplit

from bot import catalogs, machine
from bot.chores import EXPECTED, CommandFailed, meet, opened
from bot.finding import Finding
from bot.i18n import LANGUAGES, Language
from bot.model.history import Head, Proof
from bot.model.rights import Right
from bot.settings import TELEGRAM, Settings
from storage.queues import misfits, release
from storage.register import chats
from storage.staff import lockdowns, operators
from storage.staff.history import prove
from storage.store import backup, lease
from storage.store.keys import Keyring, KeysDoNotOpen
from storage.store.rotation import masters
from storage.store.store import is_sqlite
from storage.store.transaction import Transaction

DAY = 86_400
OLD_BACKUP = 2  # days
NAMED = 20  # forged rows
SHOWN = 20  # places where the history does not hold
TELEGRAMS_PORTS = (443, 80, 88, 8443)
NOBODYS_CHAT = 0  # it misses nobody: every return is counted


async def check(
    settings: Settings,
    now: Callable[[], float] = time.time,
    environ: Mapping[str, str] = os.environ,
    heads: Sequence[Head] = (),
) -> list[Finding]:
    """Whether database, keys, history, copies, files, disk, operators, catalogs, webhook, token and clock are fit.

    heads: of the history, as somebody has noted them down.
    """
    found = [*await _database(settings, now(), heads), *machine.files(settings, environ), *machine.disk(settings)]
    found += machine.folder_of_copies(settings, environ)
    return [*found, *map(_catalog, LANGUAGES), *_webhook(settings), *await _telegram(settings, now)]


async def _database(settings: Settings, now: float, heads: Sequence[Head]) -> list[Finding]:
    try:
        async with opened(settings) as store:
            inside = await store.read(_inside, settings, now)
            return [Finding("fine", "database and keys"), *_history(await prove(store, heads)), *inside]
    except EXPECTED as error:
        return [Finding("wrong", "keys" if isinstance(error, KeysDoNotOpen) else "database", str(error))]


def _history(proof: Proof) -> list[Finding]:
    """The head is to be noted down elsewhere: nothing in a database tells it from an older copy of itself."""
    if not proof.found:
        return [Finding("fine", "history", f"{proof.head.place} rows; note its head elsewhere: {proof.head}")]
    broken = [Finding("wrong", "history", str(one)) for one in proof.found[:SHOWN]]
    more = len(proof.found) - SHOWN
    return [*broken, Finding("wrong", "history", f"and {more} more places")] if more > 0 else broken


async def _inside(tx: Transaction, settings: Settings, now: float) -> list[Finding]:
    in_a_file = is_sqlite(settings.database_url)
    theirs = [] if in_a_file else machine.clock(await lease.clock(tx), now, "the database's server")
    copies = await _backup(tx, int(now), is_expected=in_a_file or settings.backup_folder is not None)
    return [*await _keys(tx, settings), *theirs, *copies, *await _forged(tx), *await _operators(tx, int(now))]


async def _keys(tx: Transaction, settings: Settings) -> list[Finding]:
    """By its fingerprint a sealed copy of a key can be told from another."""
    newest, *_older = (master.name for master in Keyring(settings.keys).masters)
    if await masters(tx) == {newest}:
        return [Finding("fine", "keys", f"everything is under the key with the fingerprint {newest}")]
    return [Finding("warning", "keys", f"older keys are still needed beside {newest}: run `rotate-keys`")]


async def _forged(tx: Transaction) -> list[Finding]:
    """Every row that decides, looked at now."""
    found = await misfits.every(tx)
    if not found:
        return [Finding("fine", "stamps")]
    rows = ", ".join(f"{table} {row}" for table, row in found[:NAMED])
    said = f"{len(found)} rows that decide were not written by this program: {rows}{' …' if found[NAMED:] else ''}"
    return [Finding("wrong", "stamps", f"{said}. docs/running.md says what to do")]


async def _backup(tx: Transaction, now: int, *, is_expected: bool) -> list[Finding]:
    """Of PostgreSQL, where BACKUP_FOLDER is not set, others may take care."""
    made = await backup.last(tx)
    if made is None:
        said = "none was ever made: set BACKUP_FOLDER, or use `backup`"
        return [Finding("warning", "backup", said)] if is_expected else []
    days = (now - made.made_at) // DAY
    tried = f"{(now - made.restored_at) // DAY} days ago" if made.restored_at else "never"
    said = f"{days} days old; one was restored for a trial: {tried}"
    return [Finding("warning" if days > OLD_BACKUP else "fine", "backup", said)]


def _webhook(settings: Settings) -> list[Finding]:
    """Telegram itself comes to no other port."""
    if settings.webhook_url is None:
        return []
    port = urlsplit(settings.webhook_url).port or 443
    if port in TELEGRAMS_PORTS or settings.bot_api_url != TELEGRAM:
        return [Finding("fine", "webhook")]
    return [Finding("wrong", "webhook", f"Telegram comes to port 443, 80, 88 or 8443, not to {port}")]


async def _operators(tx: Transaction, now: int) -> list[Finding]:
    """Two verify; whoever could stop them has to be a third, who is no relative and hears of it in a chat."""
    found, could_stop = [], await operators.active(tx, Right.STOP)
    hear = [one for one in could_stop if await chats.written_to_in(tx, one.chat_id) is not None]
    if could_stop and len(hear) < 3:
        few = f"only {len(hear)} can stop a return"
        if len(hear) < len(could_stop):
            few = f"only {len(hear)} of {len(could_stop)} who can stop a return hear of it in a chat"
        found.append(Finding("warning", "operators", f"{few}: nobody besides the two who verify it"))
    if could_stop and not await operators.active(tx, Right.MANAGE):
        said = "no administrator whose rights are awake: run `invite --role admin` and open the link"
        found.append(Finding("warning", "operators", said))
    if unheard := await release.unheard(tx, NOBODYS_CHAT, now - release.WEEK):
        said = f"{unheard} returned people were told of in the last week although nobody else could have stopped it"
        found.append(Finding("warning", "returns", said))
    if (locked := await lockdowns.get(tx)).is_on:
        since = datetime.fromtimestamp(locked.begun_at, UTC).isoformat(" ", "minutes")
        why = "its row was changed past this program" if locked.is_forged else f"since {since}"
        found.append(Finding("warning", "lockdown", f"{why}: nothing is verified or told until it is lifted"))
    return found


def _catalog(language: Language) -> Finding:
    subject = f"catalog {language}"
    try:
        found = catalogs.faults(language)
    except OSError:
        return Finding("wrong", subject, "cannot be read")
    return Finding("wrong", subject, "; ".join(found)) if found else Finding("fine", subject)


async def _telegram(settings: Settings, now: Callable[[], float]) -> list[Finding]:
    try:
        met = await meet(settings)
    except CommandFailed as refused:
        return [Finding("wrong", "token", str(refused))]
    if met is None:
        return [Finding("warning", "token", "Telegram did not answer")]
    return [Finding("fine", "token", f"@{met.username}"), *machine.clock(met.at, now(), "Telegram")]
