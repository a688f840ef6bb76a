"""The records of one person: whom operators have joined stands in the register more than once (person.case_id)."""

from collections.abc import Sequence

from storage.store import stamps
from storage.store.statement import one_of
from storage.store.transaction import Transaction


def those(person: str) -> str:
    """SQL: the ids of all records of whoever has that id: itself, and what was joined with it."""
    return (
        f"(SELECT {person} UNION ALL SELECT joined.id FROM person record"
        f" JOIN person joined ON joined.case_id = record.case_id WHERE record.id = {person})"
    )


def is_there(rows: str, about: str, person: str) -> str:
    """SQL: there is such a row about whoever has that id, in whatever record.

    rows: what follows FROM, with a WHERE; about: the column with the person.  Few people have several records, and it
    is asked of each row of a list: so the one record is looked up, and the others only where there are any.
    """
    others = "(SELECT joined.id FROM person record JOIN person joined ON joined.case_id = record.case_id"
    return (
        f"(EXISTS (SELECT 1 FROM {rows} AND {about} = {person})"
        f" OR (EXISTS (SELECT 1 FROM person several WHERE several.id = {person} AND several.case_id IS NOT NULL)"
        f" AND EXISTS (SELECT 1 FROM {rows} AND {about} IN {others} WHERE record.id = {person}))))"
    )


async def of(tx: Transaction, person_id: int) -> list[int]:
    """The ids of all records of that person, the oldest first."""
    rows = await tx.all(f"SELECT p.id FROM person p WHERE p.id IN {those(':person')} ORDER BY p.id", person=person_id)
    return [row["id"] for row in rows]


async def are_one(tx: Transaction, person_id: int, other_id: int) -> bool:
    """Whether the two are records of one person."""
    return other_id in await of(tx, person_id)


async def count_as_one(tx: Transaction, ids: Sequence[int]) -> None:
    """From now on these are all the records of one person."""
    among, values = one_of("id", ids)
    case_id = min(ids) if len(ids) > 1 else None
    await stamps.change_all(tx, "person", {"case_id": case_id}, among, **values)
