"""Codes of messages: issued with them, asked for by whoever got them.  Found by keyed hashes; nothing names anybody."""

from dataclasses import dataclass

from bot.model.codes import new_code
from bot.model.limits import LIMITS, Deed
from bot.model.message import Kind, Message
from bot.model.shown import Shown, plain
from storage.store.transaction import Transaction


@dataclass(frozen=True)
class Issued:
    """A code that this chat may ask about: its own, or that of a broadcast."""

    kind: Kind
    at: int


async def issue(tx: Transaction, kind: Kind, now: int, chat_id: int | None) -> str:
    """A fresh code for a message to a chat; a broadcast has one for all (None)."""
    code = new_code()
    await tx.insert(
        "code", code_fingerprint=tx.fingerprint("code", code), kind=kind.value, chat_id=chat_id, issued_at=now
    )
    return code


async def closed(tx: Transaction, message: Message, code: str) -> Message:
    """The message with the code in its last line; what it says is remembered, so that changed words are noticed."""
    whole = message.closed(code)
    for form in (whole.shown(), plain(whole.words())):
        await tx.insert(
            "code_words",
            unless="code_fingerprint, words_fingerprint",
            code_fingerprint=tx.fingerprint("code", code),
            words_fingerprint=_words(tx, code, form),
        )
    return whole


async def find(tx: Transaction, code: str, chat_id: int) -> Issued | None:
    """What this chat may know of a code; None alike for one of somebody else and for one that never existed."""
    row = await tx.one(
        "SELECT kind, issued_at FROM code WHERE code_fingerprint = :code AND (chat_id IS NULL OR chat_id = :chat)",
        code=tx.fingerprint("code", code),
        chat=chat_id,
    )
    return None if row is None else Issued(Kind(row["kind"]), row["issued_at"])


async def said(tx: Transaction, code: str, shown: Shown) -> bool:
    """Whether a message with this code said exactly this."""
    for form in shown.forms():
        if await tx.exists(
            "code_words WHERE code_fingerprint = :code AND words_fingerprint = :words",
            code=tx.fingerprint("code", code),
            words=_words(tx, code, form),
        ):
            return True
    return False


async def may_ask(tx: Transaction, chat_id: int, now: int) -> bool:
    """Whether this chat has not asked for too many codes that are not its own; ten minutes later it may again."""
    row = await tx.one("SELECT misses, since FROM code_miss WHERE chat_id = :chat", chat=chat_id)
    return row is None or row["misses"] < LIMITS[Deed.CODE].most or now - row["since"] >= LIMITS[Deed.CODE].seconds


async def missed(tx: Transaction, chat_id: int, now: int) -> None:
    """This chat has asked for a code that is not its own; counted again when the last count is old."""
    await tx.execute(
        "INSERT INTO code_miss (chat_id, misses, since) VALUES (:chat, 1, :now) ON CONFLICT (chat_id) DO UPDATE SET"
        " misses = CASE WHEN code_miss.since > :before THEN code_miss.misses + 1 ELSE 1 END,"
        " since = CASE WHEN code_miss.since > :before THEN code_miss.since ELSE :now END",
        chat=chat_id,
        now=now,
        before=now - LIMITS[Deed.CODE].seconds,
    )


def _words(tx: Transaction, code: str, form: str) -> bytes:
    return tx.fingerprint("words of a code", f"{code}\0{form}")
