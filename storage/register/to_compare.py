"""Who waits to be compared with the register: new inquiries, and all whom it may concern when the register changes."""

from bot.model.inquiry import Inquiry
from storage.lists import anew
from storage.register import inquiries, records, revision
from storage.store.transaction import Transaction

AT_ONCE = 100  # then lists come in between: after an import everybody who is asked about is compared again


async def some(tx: Transaction) -> list[Inquiry]:
    """Some of those that are to be compared with the register and the lists: those in review first."""
    open_ones = "state IN ('received', 'asked', 'accepted')"
    order = "CASE state WHEN 'accepted' THEN 1 ELSE 0 END, id"
    rows = await tx.all(
        f"SELECT id FROM inquiry WHERE compared_at IS NULL AND {open_ones} ORDER BY {order} LIMIT :some", some=AT_ONCE
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


async def everybody(tx: Transaction) -> None:
    """After the register has grown: what still waits for somebody's eyes is compared with it once more.

    So is what was accepted: whoever came now may be the same person.
    """
    await revision.grow(tx)
    await tx.execute("UPDATE inquiry SET compared_at = NULL WHERE state IN ('received', 'asked', 'accepted')")
    await anew.undecided(tx)


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
