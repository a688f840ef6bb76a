"""Who waits to be compared with the register: new inquiries, and all whom it may concern when the register changes."""

from bot.model.inquiry import Inquiry
from storage.lists import anew
from storage.register import inquiries, records, revision
from storage.store.transaction import Transaction

AT_ONCE = 100  # then lists come in between: after an import everybody who is asked about is compared again
PIECE = 500  # rows in one transaction that are to be compared again
_OPEN = "state IN ('received', 'asked', 'accepted')"


async def some(tx: Transaction) -> list[Inquiry]:
    """Some of those that are to be compared with the register and the lists: those in review first."""
    order = "CASE state WHEN 'accepted' THEN 1 ELSE 0 END, id"
    rows = await tx.all(
        f"SELECT id FROM inquiry WHERE compared_at IS NULL AND {_OPEN} ORDER BY {order} LIMIT :some", some=AT_ONCE
    )
    found = {one.id: one for one in await inquiries.some(tx, [row["id"] for row in rows])}
    return [found[row["id"]] for row in rows]


async def namesakes(tx: Transaction, person_id: int) -> list[Inquiry]:
    """Accepted inquiries about others of that surname and year of birth that wait to be compared again."""
    rows = await tx.all(
        "SELECT i.id FROM person p JOIN inquiry i ON i.name_fingerprint = p.name_fingerprint"
        f" WHERE p.id IN {records.those(':person')} AND i.state = 'accepted' AND i.compared_at IS NULL"
        f" AND i.person_id NOT IN {records.those(':person')} ORDER BY i.id",
        person=person_id,
    )
    return await inquiries.some(tx, [row["id"] for row in rows])


async def is_compared(tx: Transaction, inquiry_id: int) -> bool:
    """Whether the register was searched for whom this inquiry is about."""
    row = await tx.known("SELECT compared_at FROM inquiry WHERE id = :id", id=inquiry_id)
    return row["compared_at"] is not None


async def is_changed(tx: Transaction, inquiry: Inquiry) -> bool:
    """Whether it was accepted or closed since it was read, or is gone: it is not in the register as it was."""
    row = await tx.one("SELECT state FROM inquiry WHERE id = :id", id=inquiry.id)
    return not row or row["state"] != inquiry.state.value


async def again(tx: Transaction, inquiry_id: int) -> None:
    """After a family has corrected an answer: this inquiry, and those that it looked like."""
    await revision.grow(tx)
    await tx.execute(
        f"UPDATE inquiry SET compared_at = NULL WHERE {_OPEN}"
        " AND (id = :id OR id IN (SELECT inquiry_id FROM likeness WHERE other_id = :id))",
        id=inquiry_id,
    )


async def inquiries_again(tx: Transaction, after: int) -> int | None:
    """After the register has grown: some more inquiries are compared with it; the last of them, None in the end.

    Not only those in review: whoever came may be the same person as somebody who was accepted.
    """
    await revision.hold(tx)
    some = f"inquiry WHERE id > :after AND {_OPEN}"
    rows = await tx.all(f"SELECT id FROM {some} ORDER BY id LIMIT :piece", after=after, piece=PIECE)
    if not rows:
        return None
    last = int(rows[-1]["id"])
    await tx.execute(
        f"UPDATE inquiry SET compared_at = NULL WHERE id > :after AND id <= :last AND {_OPEN}"
        " AND compared_at IS NOT NULL",
        after=after,
        last=last,
    )
    return last


async def rows_again(tx: Transaction, after: int) -> int | None:
    """The same with rows of lists that nobody has decided."""
    await revision.hold(tx)
    return await anew.some_undecided(tx, after, PIECE)


async def of_person(tx: Transaction, person_id: int) -> None:
    """Who may be this person, in any of the records: after they were joined, or before one is taken apart or goes."""
    await revision.grow(tx)
    await tx.execute(
        "UPDATE inquiry SET compared_at = NULL WHERE state IN ('received', 'asked', 'accepted') AND id IN"
        f" (SELECT i.id FROM inquiry i WHERE i.person_id IN {records.those(':person')}"
        f" UNION SELECT l.inquiry_id FROM likeness l WHERE l.person_id IN {records.those(':person')}"
        " UNION SELECT l.inquiry_id FROM likeness l JOIN inquiry o ON o.id = l.other_id"
        f" WHERE o.person_id IN {records.those(':person')})",
        person=person_id,
    )
    await anew.of_person(tx, person_id)
