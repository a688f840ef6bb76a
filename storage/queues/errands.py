"""Errands: what a relative without Telegram would be written, and a person tells them (table errand).

Whatever is put to them comes here (outbox.put), but for notices of returns, which are calls (storage/returns/calls.py).
"""

from markupsafe import Markup

from bot.model.board import Pile
from bot.model.chat import Operator
from bot.model.errands import ByPhone, Errand, Expected
from bot.model.message import Kind
from storage.register import kin
from storage.store.ids import new_id
from storage.store.transaction import Row, Transaction

# Nobody speaks with the own family; of a case that a person handles only that person does (N4).
_MAY_TELL = (
    "NOT EXISTS (SELECT 1 FROM inquiry i LEFT JOIN person p ON p.id = i.person_id WHERE i.chat_id = e.chat_id"
    f" AND ({kin.misses(':own', 'i.person_id', 'i.id')} OR COALESCE(p.held_by, :operator) <> :operator))"
)

_NOT_BARRED = "(not_by IS NULL OR not_by <> :operator)"  # who has noted a new number says nothing at the old one
_WAITING = (
    "(SELECT chat_id, MIN(listed_at) AS since, COUNT(*) AS count, MIN(due_at) AS due_at, MIN(id) AS id FROM errand"
    f" WHERE due_at <= :now AND {_NOT_BARRED} GROUP BY chat_id) AS e"
    f" LEFT JOIN talk t ON t.chat_id = e.chat_id AND t.taken_until > :now WHERE {_MAY_TELL}"
)
_FREE = "(t.taken_by IS NULL OR t.taken_by = :operator)"


async def add(
    tx: Transaction, chat_id: int, kind: Kind, html: str, now: int, *, due_at: int, dedup: str | None, by_phone: ByPhone
) -> None:
    """Something is to be told from that moment on; the same dedup adds nothing.

    A reminder (reminder/SORT/CHAT/SUBJECT/DUE) is told in place of an earlier one that nobody has told yet.
    About an inquiry one question is asked at a time, until the answer was noted.
    """
    if kind is Kind.REMINDER and dedup is not None:
        await drop_reminders(tx, chat_id, f"{dedup.rpartition('/')[0]}/")
    errand_id = new_id()
    await tx.insert(
        "errand",
        unless="dedup",
        id=errand_id,
        chat_id=chat_id,
        kind=kind.value,
        listed_at=now,
        due_at=due_at,
        dedup=dedup if by_phone.asks is None else f"question/{by_phone.asks}",
        asks=by_phone.asks,
        not_by=by_phone.not_by,
        sealed=tx.seal("errand", errand_id, {"html": html, "to": chat_id, "number": by_phone.number}),
    )


async def waiting(tx: Transaction, operator: Operator, now: int, most: int, skip: int = 0) -> list[Expected]:
    """Whom this operator may call, longest first, also those whom a colleague has in hand; who was not reached last."""
    rows = await tx.all(
        f"SELECT e.chat_id, e.since, e.count, t.taken_by FROM {_WAITING}"
        " ORDER BY e.due_at, e.id LIMIT :most OFFSET :skip",
        most=most,
        skip=skip,
        **_who(operator, now),
    )
    return [Expected(**row) for row in rows]


async def count(tx: Transaction, operator: Operator, now: int) -> int:
    """How many relatives this operator may call, also those whom a colleague has in hand."""
    return await tx.count(_WAITING, **_who(operator, now))


async def pile(tx: Transaction, operator: Operator, now: int) -> Pile:
    """How many relatives this operator may call, but for those whom a colleague has in hand; since when the first."""
    sql = f"SELECT COUNT(*) AS n, MIN(e.since) AS since FROM {_WAITING} AND {_FREE}"
    row = await tx.known(sql, **_who(operator, now))
    return Pile(row["n"], row["since"])


async def of_chat(tx: Transaction, operator: Operator, chat_id: int, now: int) -> list[Errand]:
    """What this operator may tell that relative now, oldest first."""
    rows = await tx.all(
        f"SELECT e.* FROM errand e WHERE e.chat_id = :chat AND e.due_at <= :now AND {_NOT_BARRED} AND {_MAY_TELL}"
        " ORDER BY e.id",
        chat=chat_id,
        **_who(operator, now),
    )
    return [_errand(tx, row) for row in rows]


async def has_any(tx: Transaction, chat_id: int) -> bool:
    """Whether anything is to be said there, now or later."""
    return await tx.exists("errand WHERE chat_id = :chat", chat=chat_id)


async def place_of(tx: Transaction, errand_id: int) -> int:
    """To whom it is to be said.  RowMissing when it was."""
    return int((await tx.known("SELECT chat_id FROM errand WHERE id = :id", id=errand_id))["chat_id"])


async def put_off(tx: Transaction, chat_id: int, until: int) -> None:
    """Nobody calls them before that moment; from then on they wait behind those who wait since before it."""
    await tx.execute(
        "UPDATE errand SET due_at = :until WHERE chat_id = :chat AND due_at < :until", chat=chat_id, until=until
    )


async def done(tx: Transaction, operator: Operator, chat_id: int, errand_id: int, *, at_old_number: bool) -> bool:
    """It was told; False when it was before, for a question, which only an answer ends, and where it is not theirs."""
    where = "IS NOT NULL" if at_old_number else "IS NULL"
    sql = f"DELETE FROM errand WHERE id = :id AND chat_id = :chat AND asks IS NULL AND not_by {where} AND {_NOT_BARRED}"
    return await tx.changed(sql, id=errand_id, chat=chat_id, operator=operator.id)


async def asked_about(tx: Transaction, chat_id: int, errand_id: int) -> int | None:
    """About which inquiry that question is; None when it is no question, or was answered before."""
    sql = "SELECT asks FROM errand WHERE id = :id AND chat_id = :chat"
    row = await tx.one(sql, id=errand_id, chat=chat_id)
    return row["asks"] if row else None


async def drop_question(tx: Transaction, inquiry_id: int) -> None:
    """Nobody asks about that inquiry any more."""
    await tx.execute("DELETE FROM errand WHERE asks = :inquiry", inquiry=inquiry_id)


async def drop(tx: Transaction, chat_id: int) -> None:
    """Nothing is to be told any more."""
    await tx.execute("DELETE FROM errand WHERE chat_id = :chat", chat=chat_id)


async def drop_reminders(tx: Transaction, chat_id: int, begins: str) -> None:
    """Of what reminds, that whose dedup begins so is not to be told any more."""
    await tx.execute(
        "DELETE FROM errand WHERE chat_id = :chat AND kind = 'reminder' AND dedup LIKE :dedup",
        chat=chat_id,
        dedup=f"{begins}%",
    )


async def put_off_reminders(tx: Transaction, until: int) -> None:
    """Nothing that reminds is told before that moment."""
    await tx.execute("UPDATE errand SET due_at = :until WHERE kind = 'reminder' AND due_at < :until", until=until)


def _who(operator: Operator, now: int) -> dict[str, int]:
    return {"now": now, "own": operator.chat_id, "operator": operator.id}


def _errand(tx: Transaction, row: Row) -> Errand:
    record = tx.unseal("errand", row["id"], row["sealed"])
    html = Markup(record["html"])  # noqa: S704 (escaped when put)
    return Errand(row["id"], row["kind"], row["listed_at"], html, row["asks"], record.get("number", ""))
