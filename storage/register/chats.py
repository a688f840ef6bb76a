"""Chats: who the bot has met.  The Telegram id is found by its fingerprint and read only from the sealed record."""

from bot.i18n import Language, language
from bot.model.chat import CONSENT_VERSION, Chat
from storage.store.ids import new_id
from storage.store.transaction import Row, Transaction

DESK = "desk"  # the sort of an account that is in the browser only


async def get_or_create(tx: Transaction, telegram_id: int, sort: str, fitting: Language, now: int) -> Chat:
    """The chat of that Telegram id; a new one speaks the fitting language."""
    fingerprint = tx.fingerprint("chat", str(telegram_id))
    row = await tx.one("SELECT * FROM chat WHERE fingerprint = :fingerprint", fingerprint=fingerprint)
    if row is not None:
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
    """An account for somebody without Telegram, to whom nothing can be written."""
    chat_id = new_id()
    await tx.insert(
        "chat",
        id=chat_id,
        fingerprint=tx.fingerprint("desk", str(chat_id)),
        sort=DESK,
        language=chosen,
        met_at=now,
        seen_at=now,
        sealed=tx.seal("chat", chat_id, {"telegram_id": 0}),
    )
    return Chat(chat_id, 0, DESK, chosen, True, None, None)


async def find(tx: Transaction, telegram_id: int) -> int | None:
    """The row of that Telegram id, if the bot has met it."""
    fingerprint = tx.fingerprint("chat", str(telegram_id))
    row = await tx.one("SELECT id FROM chat WHERE fingerprint = :fingerprint", fingerprint=fingerprint)
    return None if row is None else row["id"]


async def get(tx: Transaction, chat_id: int) -> Chat:
    """The chat of that row id; KeyError if there is none."""
    return _chat(tx, await tx.known("SELECT * FROM chat WHERE id = :id", id=chat_id))


async def language_of(tx: Transaction, chat_id: int) -> Language:
    """The language in which the bot writes to a chat; KeyError if there is none."""
    return language((await tx.known("SELECT language FROM chat WHERE id = :id", id=chat_id))["language"])


async def written_to_in(tx: Transaction, chat_id: int) -> Language | None:
    """The same; None where there is no chat to write to, but somebody who works in the browser."""
    row = await tx.known("SELECT language, sort FROM chat WHERE id = :id", id=chat_id)
    return None if row["sort"] == DESK else language(row["language"])


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
