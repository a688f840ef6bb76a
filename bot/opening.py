"""Opens what a start needs; what cannot be opened is said in a sentence, since whoever starts the bot can mend it."""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from bot import trouble
from bot.setting_values import Address
from bot.settings import Settings
from storage.store.keys import KeysDoNotOpen
from storage.store.migrate import WrongSchema
from storage.store.store import Store, is_sqlite, path_of


class CannotOpen(Exception):
    """What could not be opened, without personal data."""

    safe_to_log = True


async def open_store(settings: Settings, *, migrate: bool) -> Store:
    """The store of these settings; KeysDoNotOpen, WrongSchema, CannotOpen."""
    try:
        return await Store.open(settings.database_url, settings.keys, migrate=migrate)
    except (KeysDoNotOpen, WrongSchema):
        raise
    except Exception as error:
        where = f"{path_of(settings.database_url)}: " if is_sqlite(settings.database_url) else ""
        raise CannotOpen(_sentence("the database cannot be opened", where, error)) from error


def tell_manager(word: str = "READY=1") -> None:
    """Tells systemd, when it started us and waits for it, that we listen."""
    if address := os.environ.get("NOTIFY_SOCKET"):
        with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
            line.sendto(word.encode(), address.replace("@", "\0", 1) if address.startswith("@") else address)


@contextmanager
def listening_on(address: Address, setting: str = "LISTEN") -> Iterator[None]:
    """CannotOpen, which names the setting, when what is done in the meantime finds that nothing can listen there."""
    try:
        yield
    except OSError as error:
        said = f"{setting}: {address.host}:{address.port} cannot be listened on"
        raise CannotOpen(_sentence(said, "", error)) from error


def _sentence(said: str, where: str, error: Exception) -> str:
    """What an administrator can mend, else the exception's name; never its message, which may quote anything."""
    module, name = type(error).__module__, type(error).__qualname__
    why = trouble.reason(error) or (name if module == "builtins" else f"{module}.{name}")
    return f"{said} ({where}{why}). {trouble.cure(why)}".rstrip(" .")
