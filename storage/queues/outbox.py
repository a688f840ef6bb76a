"""The outbox: every message that is to be sent (table outbox).  How it goes out: storage/queues/flight.py."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from markupsafe import Markup

from bot.i18n import Language
from bot.model.errands import SIMPLY, ByPhone
from bot.model.message import DAY, TO_OPERATORS, ApiCall, Kind, Message
from bot.model.sentence import as_written
from storage.queues import announcements, codes, errands, in_chat, outgoing, passing
from storage.register import chats
from storage.returns import calls
from storage.store.encryption import CannotDecrypt
from storage.store.ids import new_id
from storage.store.stamps import PAGE
from storage.store.transaction import Row, Transaction

NOWHERE = 0  # the id of what was put to somebody without a chat
KEEP = 30 * DAY
KEEP_OF_BROADCASTS = 90 * DAY  # as long as it can be corrected for exactly those who got it


async def put(
    tx: Transaction,
    chat_id: int,
    message: Message,
    now: int,
    *,
    due_at: int | None = None,
    notice_id: int | None = None,
    dedup: str | None = None,
    expires_at: int | None = None,
    zone: str | None = None,
    verification_id: int | None = None,
    by_phone: ByPhone = SIMPLY,
    person_id: int | None = None,
    inquiry_id: int | None = None,
) -> int:
    """Put a message to a chat into the outbox, in the language of that chat; the id of its (last) row.

    The same dedup again: the first row's id, nothing is added.

    It is due now unless due_at says later; expires_at replaces the lifetime of its kind (a broadcast has none).
    With a zone (IANA name) it is never sent in the quiet hours there.  A footer gets the message's own code here; a
    broadcast, which has one code for all, brings it (codes.closed).  verification_id: of which an alarm tells.
    person_id, inquiry_id: whom it is about, if an operator is told: who misses them by then does not read it.

    An operator who works in the browser only reads it there (announcements.py).  A relative without Telegram is called:
    a return is on the call list, anything else an errand, told as by_phone says.
    """
    columns: dict[str, Any] = {"put_at": now, "due_at": now if due_at is None else due_at, "notice_id": notice_id}
    columns |= {"verification_id": verification_id, "zone": zone, "expires_at": expires_at}
    spoken = await chats.written_to_in(tx, chat_id)
    if message.kind in TO_OPERATORS:
        about = {"person_id": person_id, "inquiry_id": inquiry_id}
        await _announce(tx, chat_id, message, spoken, columns["due_at"], dedup, about)
    if spoken is None:
        if notice_id is not None:
            await calls.add(tx, notice_id, "telephone", now)
        else:
            await _tell(tx, chat_id, message, now, due_at=columns["due_at"] or now, dedup=dedup, by_phone=by_phone)
        return NOWHERE
    return await _put_pages(tx, chat_id, (await _as_it_may_be_said(tx, message)).rendered(spoken), dedup, columns)


async def _put_pages(
    tx: Transaction, chat_id: int, pages: Sequence[Message], dedup: str | None, columns: Mapping[str, Any]
) -> int:
    *before, last = pages
    for page in before:
        row = await _put(tx, chat_id, page.kind, page.call(), dedup=None, **columns)
        await _may_pass(tx, page, row)
    if last.footer is not None:
        at = columns["due_at"] or columns["put_at"]
        last = await codes.closed(tx, last, await codes.issue(tx, last.kind, at, chat_id))
    row = await _put(tx, chat_id, last.kind, last.call(), dedup=dedup, **columns)
    await _may_pass(tx, last, row)
    return row


async def _announce(
    tx: Transaction,
    chat_id: int,
    message: Message,
    spoken: Language | None,
    said_at: int,
    dedup: str | None,
    about: dict[str, int | None],
) -> None:
    """The one place where it is decided what an operator reads at the desk: all that their chat does not say to them,
    since there is none, it names nobody, or Telegram lets nobody write there; but not what the desk counts by itself.
    """
    if message.counted or message.passes:
        return
    hears = spoken is not None and await chats.is_reachable(tx, chat_id) and not await in_chat.only_alerts(tx)
    if not hears:
        language = spoken or await chats.language_of(tx, chat_id)
        await announcements.add(tx, chat_id, message, language, said_at, dedup=dedup, **about)


async def _as_it_may_be_said(tx: Transaction, message: Message) -> Message:
    """The one place where it is decided how much an operator's chat says of what comes without having been asked."""
    if message.kind in (Kind.OPERATOR, Kind.ALARM) and await in_chat.only_alerts(tx):
        return message.as_alert()
    return message


async def _tell(tx: Transaction, chat_id: int, message: Message, now: int, **about: Any) -> None:
    """A person tells a relative whom nobody can write to."""
    if await chats.is_on_telephone(tx, chat_id):
        pages = message.as_spoken().rendered(await chats.language_of(tx, chat_id))
        said = Markup("\n\n").join(as_written(page.formatted()) for page in pages)
        await errands.add(tx, chat_id, message.kind, said, now, **about)


async def _may_pass(tx: Transaction, message: Message, row_id: int) -> None:
    if message.passes:
        await passing.add(tx, row_id, passing.AS_CARDS, message.call_id)


async def put_or_reword(tx: Transaction, chat_id: int, message: Message, now: int, *, due_at: int, dedup: str) -> None:
    """As put; of the same dedup these words are sent in place of those that have not left yet."""
    spoken = await chats.written_to_in(tx, chat_id)
    if spoken is None or not await outgoing.is_put(tx, dedup):
        await put(tx, chat_id, message, now, due_at=due_at, dedup=dedup)
        return
    row_id, (shown,) = await _first_with(tx, dedup), (await _as_it_may_be_said(tx, message)).rendered(spoken)
    sealed = _sealed(tx, row_id, chat_id, None, shown.call())
    await tx.execute("UPDATE outbox SET sealed = :sealed WHERE id = :id AND state = 'due'", id=row_id, sealed=sealed)


async def put_edit(tx: Transaction, chat_id: int, message_id: int, message: Message, now: int) -> int:
    """Put a change of an earlier message into the outbox; its row id."""
    (shown,) = (await _as_it_may_be_said(tx, message)).rendered(await chats.language_of(tx, chat_id))
    call = ApiCall("editMessageText", {"message_id": message_id, **shown.call().params})
    return await put_call(tx, chat_id, message.kind, call, now)


async def put_call(tx: Transaction, chat_id: int, kind: Kind, call: ApiCall, now: int, *, due_at: int = 0) -> int:
    """Put any other call about a chat (leaveChat, editMessageReplyMarkup …) into the outbox; its row id."""
    nothing = {"notice_id": None, "verification_id": None, "expires_at": None}
    return await _put(tx, chat_id, kind, call, put_at=now, due_at=due_at or now, dedup=None, **nothing)


async def _put(
    tx: Transaction,
    chat_id: int,
    kind: Kind,
    call: ApiCall,
    *,
    dedup: str | None,
    zone: str | None = None,
    **columns: int | None,
) -> int:
    row_id = new_id()
    columns["expires_at"] = _expiry(kind, columns["due_at"] or 0, columns["expires_at"])
    added = await tx.insert(
        "outbox",
        unless="dedup",
        id=row_id,
        chat_id=chat_id,
        kind=kind.value,
        urgency=kind.urgency,
        state="due",
        dedup=dedup,
        zone=zone,
        sealed=_sealed(tx, row_id, chat_id, columns["notice_id"], call),
        **columns,
    )
    return row_id if added or dedup is None else await _first_with(tx, dedup)


def _sealed(tx: Transaction, row_id: int, chat_id: int, notice_id: int | None, call: ApiCall) -> bytes:
    """The words, and for whom they are: in another chat, or of another notice, they do not open (`words_of`)."""
    return tx.seal("outbox", row_id, {**call.record(), "to": [chat_id, notice_id]})


def words_of(tx: Transaction, row: Row) -> ApiCall:
    """The call of a row, made of its id, chat_id, notice_id and sealed.  Raises CannotDecrypt."""
    record = tx.unseal("outbox", row["id"], row["sealed"])
    if record.get("to") != [row["chat_id"], row["notice_id"]]:
        raise CannotDecrypt("outbox", row["id"])
    return ApiCall.of(record)


async def send_elsewhere(tx: Transaction, chat_id: int, other_id: int) -> None:
    """What waits for a chat is for another one, but for what is said of a return."""
    rows = await tx.all(
        "SELECT id, chat_id, notice_id, sealed FROM outbox"
        " WHERE chat_id = :chat AND state IN ('due', 'sending') AND notice_id IS NULL",
        chat=chat_id,
    )
    for row in rows:
        sealed = None
        with suppress(CannotDecrypt):
            sealed = row["sealed"] and _sealed(tx, row["id"], other_id, None, words_of(tx, row))
        await tx.execute(
            "UPDATE outbox SET chat_id = :other, sealed = COALESCE(:sealed, sealed) WHERE id = :id",
            id=row["id"],
            other=other_id,
            sealed=sealed,
        )


async def address_first(tx: Transaction, after: int) -> tuple[int, int | None]:
    """Of a database in which words did not say for whom they are: a page of what may still leave does from now on; how
    many, and behind which the next page begins.
    """
    rows = await tx.all(
        "SELECT id, chat_id, notice_id, sealed FROM outbox WHERE state IN ('due', 'sending') AND sealed IS NOT NULL"
        f" AND id > :after ORDER BY id LIMIT {PAGE}",
        after=after,
    )
    for row in rows:
        with suppress(CannotDecrypt):
            record = tx.unseal("outbox", row["id"], row["sealed"])
            if "to" not in record:
                sealed = _sealed(tx, row["id"], row["chat_id"], row["notice_id"], ApiCall.of(record))
                await tx.execute("UPDATE outbox SET sealed = :sealed WHERE id = :id", id=row["id"], sealed=sealed)
    return len(rows), rows[-1]["id"] if len(rows) == PAGE else None


def _expiry(kind: Kind, due_at: int, expires_at: int | None) -> int | None:
    if expires_at is not None or kind.lifetime is None:
        return expires_at
    return due_at + kind.lifetime


async def _first_with(tx: Transaction, dedup: str) -> int:
    row = await tx.one("SELECT id FROM outbox WHERE dedup = :dedup", dedup=dedup)
    assert row is not None
    return int(row["id"])


async def tidy(tx: Transaction, now: int) -> int:
    """Remove what was settled long ago, at most a thousand rows; how many."""
    return await tx.execute(
        "DELETE FROM outbox WHERE id IN (SELECT id FROM outbox WHERE state NOT IN ('due', 'sending')"
        " AND COALESCE(settled_at, put_at) < CASE WHEN text_id IS NULL THEN :before ELSE :long_before END LIMIT 1000)",
        before=now - KEEP,
        long_before=now - KEEP_OF_BROADCASTS,
    )
