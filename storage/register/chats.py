"""Chats: who the bot has met.  The Telegram id is found by its fingerprint and read only from the sealed record.

Whoever writes to the database can put a fingerprint into another row: what was found counts only where both agree.
"""

from collections.abc import Sequence

from bot.i18n import Language, language
from bot.model.chat import CONSENT_VERSION, Chat
from storage.store.ids import new_id
from storage.store.transaction import Row, Transaction

DESK = "desk"  # the sort of an account that is in the browser only
TELEPHONE = "telephone"  # the sort of a relative whom a person tells everything
WITHOUT_TELEGRAM = (DESK, TELEPHONE)
PAGE = 500
_OF_SOMEBODY = ("inquiry", "message", "sighting", "operator", "declaration", "passkey", "entering", "notice")


class NotTheirs(Exception):
    """By a Telegram id somebody else's chat was found: that was written by nobody who has the keys."""

    def __init__(self, chat_id: int) -> None:
        super().__init__(f"chat {chat_id} is found by another Telegram id")
        self.chat_id = chat_id


async def get_or_create(tx: Transaction, telegram_id: int, sort: str, fitting: Language, now: int) -> Chat:
    """The chat of that Telegram id; a new one speaks the fitting language.

    Raises NotTheirs.
    """
    fingerprint = tx.fingerprint("chat", str(telegram_id))
    row = await tx.one("SELECT * FROM chat WHERE fingerprint = :fingerprint", fingerprint=fingerprint)
    if row is not None:
        if not _agrees(tx, row):
            raise NotTheirs(row["id"])
        return _chat(tx, row)
    chat_id = new_id()
    await tx.insert(
        "chat",
        id=chat_id,
        fingerprint=fingerprint,
        sort=sort,
        language=fitting,
        met_at=now,
        seen_at=now,
        sealed=tx.seal("chat", chat_id, {"telegram_id": telegram_id}),
    )
    return Chat(chat_id, telegram_id, sort, fitting, True, None, None)


async def open_desk(tx: Transaction, chosen: Language, now: int) -> Chat:
    """An account for an operator without Telegram, to whom nothing can be written."""
    return await _open(tx, DESK, chosen, now)


async def open_telephone(tx: Transaction, chosen: Language, now: int) -> Chat:
    """The place of a relative without Telegram: what is put to it is told by a person (storage/queues/errands.py)."""
    return await _open(tx, TELEPHONE, chosen, now)


async def _open(tx: Transaction, sort: str, chosen: Language, now: int) -> Chat:
    chat_id = new_id()
    await tx.insert(
        "chat",
        id=chat_id,
        fingerprint=tx.fingerprint("desk", str(chat_id)),
        sort=sort,
        language=chosen,
        met_at=now,
        seen_at=now,
        sealed=tx.seal("chat", chat_id, {"telegram_id": 0}),
    )
    return Chat(chat_id, 0, sort, chosen, True, None, None)


async def is_new(tx: Transaction, chat_id: int) -> bool:
    """Whether a Telegram account has done nothing here that somebody could miss."""
    found = " UNION ALL ".join(f"SELECT 1 AS one FROM {table} WHERE chat_id = :id" for table in _OF_SOMEBODY)
    consented = "SELECT 1 AS one FROM chat WHERE id = :id AND (consented_at IS NOT NULL OR withdrawn_at IS NOT NULL)"
    return not await tx.exists(f"({found} UNION ALL {consented}) AS done", id=chat_id)


async def move_in(tx: Transaction, account_id: int, chat: Chat) -> None:
    """Whoever worked in the browser only is met in that Telegram chat, too, whose own row goes."""
    await tx.execute("DELETE FROM chat WHERE id = :id", id=chat.id)
    await tx.execute(
        "UPDATE chat SET fingerprint = :fingerprint, sort = 'private', reachable = 1, sealed = :sealed"
        " WHERE id = :id AND sort = 'desk'",
        id=account_id,
        fingerprint=tx.fingerprint("chat", str(chat.telegram_id)),
        sealed=tx.seal("chat", account_id, {"telegram_id": chat.telegram_id}),
    )


async def find(tx: Transaction, telegram_id: int) -> int | None:
    """The row of that Telegram id, if the bot has met it."""
    fingerprint = tx.fingerprint("chat", str(telegram_id))
    row = await tx.one("SELECT id, fingerprint, sealed FROM chat WHERE fingerprint = :found", found=fingerprint)
    return row["id"] if row and _agrees(tx, row) else None


async def misfits(tx: Transaction, after: int) -> tuple[Sequence[int], int | None]:
    """Those of a page of chats behind that one with somebody else's fingerprint; and where the next page begins."""
    sql = f"SELECT id, fingerprint, sealed FROM chat WHERE id > :after ORDER BY id LIMIT {PAGE}"
    rows = await tx.all(sql, after=after)
    return [row["id"] for row in rows if not _agrees(tx, row)], rows[-1]["id"] if len(rows) == PAGE else None


async def agrees(tx: Transaction, chat_id: int) -> bool:
    """Whether a chat is found by its own Telegram id, or is not there any more."""
    row = await tx.one("SELECT id, fingerprint, sealed FROM chat WHERE id = :id", id=chat_id)
    return row is None or _agrees(tx, row)


async def get(tx: Transaction, chat_id: int) -> Chat:
    """The chat of that row id; KeyError if there is none."""
    return _chat(tx, await tx.known("SELECT * FROM chat WHERE id = :id", id=chat_id))


async def language_of(tx: Transaction, chat_id: int) -> Language:
    """The language in which the bot writes to a chat; KeyError if there is none."""
    return language((await tx.known("SELECT language FROM chat WHERE id = :id", id=chat_id))["language"])


async def written_to_in(tx: Transaction, chat_id: int) -> Language | None:
    """The same; None where there is no chat to write to, but somebody in the browser, or on the telephone."""
    row = await tx.known("SELECT language, sort FROM chat WHERE id = :id", id=chat_id)
    return None if row["sort"] in WITHOUT_TELEGRAM else language(row["language"])


async def is_reachable(tx: Transaction, chat_id: int) -> bool:
    """Whether Telegram lets us write to this chat, as far as is known."""
    return await tx.exists("chat WHERE id = :id AND reachable = 1", id=chat_id)


async def is_on_telephone(tx: Transaction, chat_id: int) -> bool:
    """Whether it is a relative without Telegram, whom a person tells everything."""
    return await tx.exists("chat WHERE id = :id AND sort = :sort", id=chat_id, sort=TELEPHONE)


async def set_language(tx: Transaction, chat_id: int, chosen: Language) -> None:
    """From now on everything is said in the chosen language."""
    await tx.execute("UPDATE chat SET language = :chosen WHERE id = :id", chosen=chosen, id=chat_id)


async def consent(tx: Transaction, chat_id: int, now: int) -> None:
    """Keeps that the present wording was agreed to, and when."""
    await tx.execute(
        "UPDATE chat SET consent_version = :version, consented_at = :now, withdrawn_at = NULL, erased_at = NULL"
        " WHERE id = :id",
        version=CONSENT_VERSION,
        now=now,
        id=chat_id,
    )


async def consented_at(tx: Transaction, chat_id: int) -> int | None:
    """When consent was given; None when there is none."""
    moment: int | None = (await tx.known("SELECT consented_at FROM chat WHERE id = :id", id=chat_id))["consented_at"]
    return moment


async def withdraw_consent(tx: Transaction, chat_id: int, now: int) -> bool:
    """Whether there was a consent to withdraw; when that was is kept."""
    return await tx.changed(
        "UPDATE chat SET consent_version = NULL, consented_at = NULL, withdrawn_at = :now, form = NULL"
        " WHERE id = :id AND consented_at IS NOT NULL",
        id=chat_id,
        now=now,
    )


async def forget(tx: Transaction, chat_id: int, now: int) -> None:
    """Nothing of a chat is kept but what its receipt needs to arrive; then it goes itself (rights/erasing.py)."""
    await tx.execute(
        "UPDATE chat SET consent_version = NULL, consented_at = NULL, withdrawn_at = NULL, copied_at = NULL,"
        " form = NULL, erased_at = :now WHERE id = :id",
        id=chat_id,
        now=now,
    )


async def is_forgotten(tx: Transaction, chat_id: int) -> bool:
    """Whether everything was erased, and nothing begun since."""
    return await tx.exists("chat WHERE id = :id AND erased_at IS NOT NULL", id=chat_id)


async def set_form(tx: Transaction, chat_id: int, form: str | None) -> None:
    """Which draft the next words belong to."""
    await tx.execute("UPDATE chat SET form = :form WHERE id = :id", form=form, id=chat_id)


async def set_reachable(tx: Transaction, chat_id: int, reachable: bool) -> None:
    """Whether Telegram lets us write to this chat."""
    await tx.execute("UPDATE chat SET reachable = :reachable WHERE id = :id", reachable=int(reachable), id=chat_id)


def _agrees(tx: Transaction, row: Row) -> bool:
    telegram_id = tx.unseal("chat", row["id"], row["sealed"])["telegram_id"]
    own = tx.fingerprint("chat", str(telegram_id)), tx.fingerprint("desk", str(row["id"]))
    return row["fingerprint"] in own


def _chat(tx: Transaction, row: Row) -> Chat:
    return Chat(
        id=row["id"],
        telegram_id=tx.unseal("chat", row["id"], row["sealed"])["telegram_id"],
        sort=row["sort"],
        language=language(row["language"]),
        reachable=bool(row["reachable"]),
        consent_version=row["consent_version"],
        form=row["form"],
    )
