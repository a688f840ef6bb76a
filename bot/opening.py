"""Opens what a start needs; what cannot be opened is said in a sentence, since whoever starts the bot can mend it."""

from collections.abc import Iterator
from contextlib import contextmanager

from bot.settings import Address, Settings
from storage.store.keys import KeysDoNotOpen
from storage.store.migrate import WrongSchema
from storage.store.store import Store


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
        raise CannotOpen(f"the database cannot be opened ({_kind(error)})") from error


@contextmanager
def listening_on(address: Address) -> Iterator[None]:
    """CannotOpen when what is done meanwhile finds that nothing can listen there."""
    try:
        yield
    except OSError as error:
        raise CannotOpen(f"LISTEN: {address.host}:{address.port} cannot be listened on ({_kind(error)})") from error


def _kind(error: Exception) -> str:
    """The exception's name; never its message, which may quote anything."""
    module, name = type(error).__module__, type(error).__qualname__
    return name if module == "builtins" else f"{module}.{name}"
