"""Inquiries: what relatives ask, and how far the review has come.  Every change of state is a compare-and-swap."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from bot.model.inquiry import Inquiry, State
from storage.register import fingerprints, records
from storage.store import stamps
from storage.store.ids import new_id
from storage.store.statement import one_of
from storage.store.transaction import Row, Transaction

_OUT_OF_HAND: Final = {"reviewer_id": None, "reviewer_until": None}


async def add(
    tx: Transaction,
    chat_id: int,
    reference: str,
    facts: Mapping[str, str],
    now: int,
    *,
    taken_down_by: int | None = None,
    taken_form: str | None = None,
) -> int:
    """A new inquiry in the queue; returns its id.  A reference that exists already is refused by the database.

    taken_down_by: the operator who filled it in, if it was not the relative; taken_form: on which page.
    """
    inquiry_id = new_id()
    await stamps.insert(
        tx,
        "inquiry",
        id=inquiry_id,
        reference_fingerprint=tx.fingerprint("reference", reference),
        chat_id=chat_id,
        category=facts["category"],
        state="received",
        name_fingerprint=fingerprints.of_name(tx, facts),
        received_at=now,
        taken_down_by=taken_down_by,
        taken_form=taken_form,
        sealed=tx.seal("inquiry", inquiry_id, {"reference": reference, "facts": dict(facts), "kinship": {}}),
    )
    return inquiry_id


async def get(tx: Transaction, inquiry_id: int) -> Inquiry:
    """One inquiry; KeyError if there is none."""
    return _inquiry(tx, await tx.known("SELECT * FROM inquiry WHERE id = :id", id=inquiry_id))


async def by_reference(tx: Transaction, reference: str) -> Inquiry | None:
    """The inquiry of that reference, if there is one."""
    row = await tx.one(
        "SELECT * FROM inquiry WHERE reference_fingerprint = :reference",
        reference=tx.fingerprint("reference", reference),
    )
    return None if row is None else _inquiry(tx, row)


async def of_chat(tx: Transaction, chat_id: int) -> list[Inquiry]:
    """A relative's inquiries, oldest first."""
    rows = await tx.all("SELECT * FROM inquiry WHERE chat_id = :chat ORDER BY id", chat=chat_id)
    return [_inquiry(tx, row) for row in rows]


async def of_person(tx: Transaction, person_id: int) -> list[Inquiry]:
    """All inquiries that were linked to this record of a person, oldest first."""
    rows = await tx.all("SELECT * FROM inquiry WHERE person_id = :person ORDER BY id", person=person_id)
    return [_inquiry(tx, row) for row in rows]


async def of_case(tx: Transaction, person_id: int) -> list[Inquiry]:
    """All inquiries that were linked to any record of a person, oldest first."""
    rows = await tx.all(
        f"SELECT * FROM inquiry WHERE person_id IN {records.those(':person')} ORDER BY id", person=person_id
    )
    return [_inquiry(tx, row) for row in rows]


async def of_persons(tx: Transaction, first: int, last: int) -> list[Inquiry]:
    """All inquiries that were linked to persons whose ids lie between these two, oldest first."""
    rows = await tx.all(
        "SELECT * FROM inquiry WHERE person_id BETWEEN :first AND :last ORDER BY id", first=first, last=last
    )
    return [_inquiry(tx, row) for row in rows]


async def persons_of(tx: Transaction, ids: Sequence[int]) -> dict[int, int]:
    """The persons that these inquiries were linked to, by inquiry."""
    if not ids:
        return {}
    among, values = one_of("id", ids)
    rows = await tx.all(f"SELECT id, person_id FROM inquiry WHERE {among} AND person_id IS NOT NULL", **values)
    return {row["id"]: row["person_id"] for row in rows}


async def about(tx: Transaction, person_ids: Sequence[int]) -> dict[int, list[Inquiry]]:
    """The inquiries that were linked to each of these persons, oldest first."""
    if not person_ids:
        return {}
    among, values = one_of("person_id", person_ids)
    found: dict[int, list[Inquiry]] = {}
    for row in await tx.all(f"SELECT * FROM inquiry WHERE {among} ORDER BY id", **values):
        found.setdefault(row["person_id"], []).append(_inquiry(tx, row))
    return found


async def page(tx: Transaction, after: int, limit: int) -> list[Inquiry]:
    """Inquiries in the order of their ids, those behind `after`."""
    rows = await tx.all("SELECT * FROM inquiry WHERE id > :after ORDER BY id LIMIT :limit", after=after, limit=limit)
    return [_inquiry(tx, row) for row in rows]


async def versions(tx: Transaction, after: int = 0) -> dict[int, bytes]:
    """The inquiries behind that id that have no person, and in which version: it changes with what is sealed."""
    sql = "SELECT id, substr(sealed, 10, 6) AS version FROM inquiry WHERE id > :after AND person_id IS NULL"
    rows = await tx.all(sql, after=after)
    return {row["id"]: row["version"] for row in rows}


async def all_versions(tx: Transaction, after: int = 0) -> dict[int, bytes]:
    """All inquiries behind that id, and in which version."""
    rows = await tx.all("SELECT id, substr(sealed, 10, 6) AS version FROM inquiry WHERE id > :after", after=after)
    return {row["id"]: row["version"] for row in rows}


async def some(tx: Transaction, ids: Sequence[int]) -> list[Inquiry]:
    """The inquiries with these ids."""
    if not ids:
        return []
    among, values = one_of("id", ids)
    rows = await tx.all(f"SELECT * FROM inquiry WHERE {among}", **values)
    return [_inquiry(tx, row) for row in rows]


async def accept(
    tx: Transaction, inquiry: Inquiry, person_id: int, kinship: Mapping[str, str], operator_id: int, now: int
) -> bool:
    """Links the inquiry to a person and keeps how kinship was checked; False when it is no longer in review."""
    new = {
        "state": "accepted",
        "person_id": person_id,
        "accepted_by": operator_id,
        "accepted_at": now,
        "sealed": _seal(tx, inquiry, kinship=dict(kinship)),
        **_OUT_OF_HAND,
    }
    return await stamps.change(tx, "inquiry", inquiry.id, new, "state IN ('received', 'asked')")


async def move(tx: Transaction, inquiry_id: int, start: tuple[State, ...], end: State, now: int) -> bool:
    """From one of the states to another, and out of anybody's hold; False when it stood elsewhere."""
    among, values = one_of("state", [state.value for state in start])
    closed = now if end in (State.DECLINED, State.WITHDRAWN) else None
    new = {"state": end.value, "closed_at": closed, **_OUT_OF_HAND}
    return await stamps.change(tx, "inquiry", inquiry_id, new, among, **values)


async def set_bar(tx: Transaction, inquiry_id: int, operator_id: int | None) -> None:
    """Bars the relative from being told, or lifts the bar."""
    await stamps.change(tx, "inquiry", inquiry_id, {"barred_by": operator_id})


async def set_shared(tx: Transaction, inquiry_id: int, since: int | None) -> None:
    """Whether partner registries may learn about it, and since when."""
    await tx.execute("UPDATE inquiry SET shared_at = :since WHERE id = :id", id=inquiry_id, since=since)


async def set_photo(tx: Transaction, inquiry: Inquiry, file_id: str) -> None:
    """Keeps a photo that the family added later."""
    await set_facts(tx, inquiry, {"photo": file_id})


async def set_facts(tx: Transaction, inquiry: Inquiry, answers: Mapping[str, str]) -> None:
    """Puts answers in place of earlier ones."""
    facts = {**inquiry.facts, **answers}
    await tx.execute(
        "UPDATE inquiry SET name_fingerprint = :name, sealed = :sealed WHERE id = :id",
        id=inquiry.id,
        name=fingerprints.of_name(tx, facts),
        sealed=_seal(tx, inquiry, facts=facts),
    )


def _seal(tx: Transaction, inquiry: Inquiry, **changed: Any) -> bytes:
    record = {"reference": inquiry.reference, "facts": dict(inquiry.facts), "kinship": dict(inquiry.kinship), **changed}
    return tx.seal("inquiry", inquiry.id, record)


def _inquiry(tx: Transaction, row: Row) -> Inquiry:
    record = tx.unseal("inquiry", row["id"], row["sealed"])
    return Inquiry(
        id=row["id"],
        reference=record["reference"],
        chat_id=row["chat_id"],
        state=State(row["state"]),
        received_at=row["received_at"],
        facts=record["facts"],
        kinship=record["kinship"],
        person_id=row["person_id"],
        barred_by=row["barred_by"],
        shared_at=row["shared_at"],
        accepted_at=row["accepted_at"],
    )
