"""Persons: whoever somebody looks for, one row however many relatives ask."""

from collections.abc import Mapping

from bot.model.inquiry import name_key
from bot.model.person import Person
from storage.ids import new_id
from storage.transaction import Transaction


async def add(tx: Transaction, facts: Mapping[str, str], now: int) -> int:
    """A new person in the register; returns the id."""
    person_id = new_id()
    await tx.execute(
        "INSERT INTO person (id, category, name_fingerprint, registered_at, sealed)"
        " VALUES (:id, :category, :name, :now, :sealed)",
        id=person_id,
        category=facts["category"],
        name=tx.fingerprint("name", name_key(facts)),
        now=now,
        sealed=tx.seal("person", person_id, {"facts": dict(facts)}),
    )
    return person_id


async def get(tx: Transaction, person_id: int) -> Person:
    """One person; KeyError if there is none."""
    row = await tx.one("SELECT * FROM person WHERE id = :id", id=person_id)
    if row is None:
        raise KeyError(person_id)
    return Person(row["id"], tx.unseal("person", row["id"], row["sealed"])["facts"], row["held_by"])


async def set_hold(tx: Transaction, person_id: int, operator_id: int | None, now: int) -> bool:
    """Hands the case to an operator, or back to the bot; False when it stood so already."""
    if operator_id is None:
        sql = "UPDATE person SET held_by = NULL, held_at = NULL WHERE id = :id AND held_by IS NOT NULL"
        return await tx.changed(sql, id=person_id)
    sql = "UPDATE person SET held_by = :operator, held_at = :now WHERE id = :id AND held_by IS NULL"
    return await tx.changed(sql, id=person_id, operator=operator_id, now=now)
