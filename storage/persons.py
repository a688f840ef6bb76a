"""Persons: whoever somebody looks for, one row however many relatives ask."""

from collections.abc import Mapping

from bot.model.inquiry import name_key
from bot.model.person import Person
from storage.ids import new_id
from storage.transaction import Row, Transaction


async def add(tx: Transaction, facts: Mapping[str, str], now: int, source_id: str | None = None) -> int:
    """A new person in the register; returns the id.  source_id: the id in the file that the person comes from."""
    person_id = new_id()
    await tx.execute(
        "INSERT INTO person (id, category, name_fingerprint, source_fingerprint, registered_at, sealed)"
        " VALUES (:id, :category, :name, :source, :now, :sealed)",
        id=person_id,
        category=facts["category"],
        name=tx.fingerprint("name", name_key(facts)),
        source=tx.fingerprint("source", source_id) if source_id else None,
        now=now,
        sealed=_seal(tx, person_id, facts, source_id),
    )
    return person_id


async def by_source(tx: Transaction, source_id: str) -> Person | None:
    """The person who was imported under that id, if there is one."""
    row = await tx.one(
        "SELECT * FROM person WHERE source_fingerprint = :source", source=tx.fingerprint("source", source_id)
    )
    return None if row is None else _person(tx, row)


async def replace(tx: Transaction, person: Person, facts: Mapping[str, str]) -> None:
    """The facts of a later import in place of those of an earlier one."""
    await tx.execute(
        "UPDATE person SET category = :category, name_fingerprint = :name, sealed = :sealed WHERE id = :id",
        id=person.id,
        category=facts["category"],
        name=tx.fingerprint("name", name_key(facts)),
        sealed=_seal(tx, person.id, facts, person.source_id),
    )


async def get(tx: Transaction, person_id: int) -> Person:
    """One person; KeyError if there is none."""
    row = await tx.one("SELECT * FROM person WHERE id = :id", id=person_id)
    if row is None:
        raise KeyError(person_id)
    return _person(tx, row)


async def page(tx: Transaction, after: int, limit: int) -> list[Person]:
    """Persons in the order of their ids, those behind `after`."""
    rows = await tx.all("SELECT * FROM person WHERE id > :after ORDER BY id LIMIT :limit", after=after, limit=limit)
    return [_person(tx, row) for row in rows]


async def set_hold(tx: Transaction, person_id: int, operator_id: int | None, now: int) -> bool:
    """Hands the case to an operator, or back to the bot; False when it stood so already."""
    if operator_id is None:
        sql = "UPDATE person SET held_by = NULL, held_at = NULL WHERE id = :id AND held_by IS NOT NULL"
        return await tx.changed(sql, id=person_id)
    sql = "UPDATE person SET held_by = :operator, held_at = :now WHERE id = :id AND held_by IS NULL"
    return await tx.changed(sql, id=person_id, operator=operator_id, now=now)


def _seal(tx: Transaction, person_id: int, facts: Mapping[str, str], source_id: str | None) -> bytes:
    return tx.seal("person", person_id, {"facts": dict(facts), "source_id": source_id})


def _person(tx: Transaction, row: Row) -> Person:
    record = tx.unseal("person", row["id"], row["sealed"])
    return Person(row["id"], record["facts"], row["held_by"], record["source_id"])
