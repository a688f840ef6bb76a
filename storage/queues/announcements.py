"""Announcements: what operators are told at the desk, each kept until its reader has read it (table announcement).

Whatever is said to an operator without a chat comes here (outbox.put), and so does what a chat that names nobody leaves
out.  What is about somebody is not shown to who misses them, whenever they said so, and goes when that case is erased.
"""

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from bot.i18n import Language
from bot.model.announcement import Announcement
from bot.model.board import Pile
from bot.model.message import Message
from bot.model.sentence import as_written
from storage.register import kin
from storage.store.encryption import CannotDecrypt
from storage.store.ids import new_id
from storage.store.statement import one_of
from storage.store.transaction import Row, Transaction

_OWN = kin.misses("a.chat_id", "COALESCE(a.person_id, i.person_id)", "a.inquiry_id")
_FOR = (
    "announcement a LEFT JOIN inquiry i ON i.id = a.inquiry_id WHERE a.chat_id = :chat AND a.said_at <= :now"
    f" AND (a.person_id IS NULL AND a.inquiry_id IS NULL OR NOT {_OWN})"
)
_UNREAD, _READ = f"{_FOR} AND a.read_at IS NULL", f"{_FOR} AND a.read_at IS NOT NULL"
LAST = 2**63 - 1


async def add(
    tx: Transaction,
    chat_id: int,
    message: Message,
    language: Language,
    said_at: int,
    *,
    dedup: str | None = None,
    person_id: int | None = None,
    inquiry_id: int | None = None,
) -> None:
    """An operator is to read it at the desk, from that moment on; who is none is not.  The same dedup adds nothing."""
    if not await tx.exists("operator WHERE chat_id = :chat AND active = 1", chat=chat_id):
        return
    announcement_id, pages = new_id(), message.rendered(language)
    html = Markup("\n\n").join(as_written(page.formatted()) for page in pages)
    ways = [[str(one.label), one.press] for row in pages[-1].buttons for one in row if one.press]
    await tx.insert(
        "announcement",
        unless="dedup",
        id=announcement_id,
        chat_id=chat_id,
        kind=message.kind.value,
        said_at=said_at,
        person_id=person_id,
        inquiry_id=inquiry_id,
        dedup=dedup,
        sealed=tx.seal("announcement", announcement_id, {"html": html, "ways": ways, "to": chat_id}),
    )


async def unread(tx: Transaction, chat_id: int, now: int) -> Pile:
    """How much there is to read, and since when."""
    row = await tx.known(f"SELECT COUNT(*) AS n, MIN(a.said_at) AS since FROM {_UNREAD}", chat=chat_id, now=now)
    return Pile(row["n"], row["since"])


async def page(
    tx: Transaction, chat_id: int, now: int, before: int | None, most: int, *, read: bool
) -> list[Announcement]:
    """What was read, or what was not, the newest first; before: only what came before that one."""
    rows = await tx.all(
        f"SELECT a.* FROM {_READ if read else _UNREAD} AND a.id < :before ORDER BY a.id DESC LIMIT :most",
        chat=chat_id,
        now=now,
        before=before or LAST,
        most=most,
    )
    return [_announcement(tx, row) for row in rows]


async def have_read(tx: Transaction, chat_id: int, ids: Sequence[int], now: int) -> None:
    """Their reader has read these."""
    among, values = one_of("id", ids)
    await tx.execute(
        f"UPDATE announcement SET read_at = :now WHERE {among} AND chat_id = :chat AND read_at IS NULL",
        now=now,
        chat=chat_id,
        **values,
    )


async def drop(tx: Transaction, chat_id: int) -> None:
    """Who is no operator any more has nothing to read."""
    await tx.execute("DELETE FROM announcement WHERE chat_id = :chat", chat=chat_id)


def _announcement(tx: Transaction, row: Row) -> Announcement:
    record = _opened(tx, row)
    html = Markup(record["html"])  # noqa: S704 (escaped when put)
    ways = [tuple(way) for way in record["ways"]]
    return Announcement(row["id"], row["said_at"], row["read_at"], html, ways, row["person_id"], row["inquiry_id"])


def _opened(tx: Transaction, row: Row) -> dict[str, Any]:
    """Nothing for what does not open, or was said to somebody else: it has been changed."""
    nothing: dict[str, Any] = {"html": "", "ways": []}
    try:
        record = tx.unseal("announcement", row["id"], row["sealed"])
    except CannotDecrypt:
        return nothing
    return record if record["to"] == row["chat_id"] else nothing
