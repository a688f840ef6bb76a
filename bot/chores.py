"""What an administrator does at the command line.  Who holds the keys and the database is asked for no right."""

import secrets
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path

from bot.model.rights import Role
from bot.opening import CannotOpen, open_store
from bot.settings import Settings
from storage.queues import misfits
from storage.staff import audit, lockdowns
from storage.store import backup as backups
from storage.store import refingerprinting, rotation, stamps
from storage.store.keys import KeysDoNotOpen
from storage.store.migrate import WrongSchema
from storage.store.store import Store, is_sqlite, path_of
from storage.store.transaction import Row, Transaction

TELEGRAM_TIMEOUT = 5.0


class CommandFailed(Exception):
    """What could not be done, without personal data."""

    safe_to_log = True


EXPECTED = (CommandFailed, CannotOpen, KeysDoNotOpen, WrongSchema, backups.BackupRefused)


@asynccontextmanager
async def opened(settings: Settings, *, migrate: bool = False) -> AsyncIterator[Store]:
    """The store, closed afterwards; Failed when there is none and migrate does not allow to make one."""
    url = settings.database_url
    if not migrate and is_sqlite(url) and not path_of(url).exists():
        raise CommandFailed(f"there is no database {path_of(url)}: run `migrate`")
    store = await open_store(settings, migrate=migrate)
    try:
        yield store
    finally:
        await store.close()


async def migrate(settings: Settings) -> None:
    """Brings the database to the newest schema, and makes it when there is none."""
    async with opened(settings, migrate=True):
        pass


async def invite(settings: Settings, role: Role) -> str:
    """A one-time invitation: the link that redeems it, or the words to send when the bot's name cannot be asked for.

    And where there is a desk, the link there, in whose fragment the code is: whoever opens one first uses it up.
    """
    from bot.use_cases.staff import enrolment  # noqa: PLC0415 (no other verb says anything to anybody)

    code, now = secrets.token_urlsafe(16), int(time.time())
    async with opened(settings, migrate=True) as store:
        await refuse_in_lockdown(store)
        await store.run(enrolment.invite, role, code, now)
    username = None
    if settings.bot_token.get_secret_value():
        with suppress(CommandFailed):
            username = await username_of(settings)
    chat = f"https://t.me/{username}?start={code}" if username else f"/start {code}"
    return f"{chat}\n{settings.desk_url}/enrol#{code}" if settings.desk_url else chat


async def refuse_in_lockdown(store: Store) -> None:
    """CommandFailed while there is a lockdown: what it forbids in the chat is not done here either."""
    if await store.read(lockdowns.is_on):
        raise CommandFailed("there is a lockdown: lift it first (`lockdown --lift REASON`)")


async def lockdown(settings: Settings, why: str | None, clock: Callable[[], float] = time.time) -> str:
    """Begins a lockdown, or lifts it for a reason; what came of it."""
    from bot.use_cases.staff import lockdown as locking  # noqa: PLC0415 (the other verbs do not wait for it)

    now = int(clock())
    async with opened(settings) as store:
        if why is None:
            begun = await store.run(locking.begin_from_server, now)
            return "lockdown: every operator is told" if begun else "there is a lockdown already"
        if not await store.run(locking.lift_from_server, settings.org, now, why):
            raise CommandFailed("there is no lockdown")
    return "lifted: every operator is told, and what waited leaves in a while"


async def backup(settings: Settings, path: Path) -> None:
    """Writes a consistent copy while the bot runs."""
    async with opened(settings) as store:
        await backups.backup(store, path)


async def restore(settings: Settings, path: Path) -> str:
    """Puts a copy where the database is to be; refused when there is one.  Says what the copy held."""
    held = await backups.restore(path, settings.database_url, settings.keys)
    newest = "none" if held.newest_at is None else datetime.fromtimestamp(held.newest_at, UTC).isoformat(" ", "minutes")
    return f"restored: schema {held.schema}, {held.inquiries} inquiries, the newest received {newest}"


async def rotate_keys(settings: Settings) -> str:
    """Encrypts every record again under the newest key, and gives the keyed hashes a new one; says how many of each."""
    async with opened(settings) as store:
        counts = {**await rotation.rotate(store), "keyed hashes": await refingerprinting.renew(store)}
    return "\n".join(f"{count:>8} {table}" for table, count in counts.items())


async def vouch(settings: Settings, table: str, row_id: int) -> str:
    """Gives a row that decides its stamp as it stands, and says what it says.  Failed when there is none."""
    async with opened(settings) as store:
        row = await store.run(_vouch, table, row_id, int(time.time()))
    if row is None:
        raise CommandFailed(f"there is no row {row_id} in {table}")
    return "\n".join(f"{name}: {value}" for name, value in row.items() if name != "stamp")


async def _vouch(tx: Transaction, table: str, row_id: int, now: int) -> Row | None:
    row = await stamps.vouch(tx, table, row_id)
    if row is not None:
        await audit.write(tx, None, "vouched for", table, row_id, now)
        await misfits.forget_mended(tx)
    return row


@dataclass(frozen=True)
class Met:
    """What Telegram says of the bot; at: by its clock."""

    username: str
    at: float | None


async def username_of(settings: Settings) -> str | None:
    """The bot's name; None when Telegram does not answer.  Failed when it does not know the token."""
    met = await meet(settings)
    return met.username if met else None


async def meet(settings: Settings) -> Met | None:
    """What Telegram says; None when it does not answer.  Failed when it does not know the token."""
    import aiohttp  # noqa: PLC0415 (a quarter of the start of every verb, most of which ask nobody)

    url = f"{settings.bot_api_url}/bot{settings.bot_token.get_secret_value()}/getMe"
    timeout = aiohttp.ClientTimeout(total=TELEGRAM_TIMEOUT)
    try:
        async with aiohttp.ClientSession(timeout=timeout, trust_env=True) as http, http.get(url) as answer:
            if answer.status in (401, 404):
                raise CommandFailed("Telegram does not know this token")
            return Met(str((await answer.json())["result"]["username"]), _moment(answer.headers.get("Date")))
    except (aiohttp.ClientError, TimeoutError, ValueError, KeyError):
        return None


def _moment(date: str | None) -> float | None:
    with suppress(ValueError):
        return parsedate_to_datetime(date).timestamp() if date else None
    return None
