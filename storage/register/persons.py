"""Persons: whoever somebody looks for, one row however many relatives ask."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from bot.model import imported
from bot.model.case import Return
from bot.model.person import Person
from storage.register import fingerprints
from storage.returns.standing import KNOWS
from storage.store import stamps
from storage.store.ids import new_id
from storage.store.statement import one_of
from storage.store.transaction import Row, Transaction

Columns = dict[str, int | str | bytes | None]

_INTO = "INSERT INTO person (id, category, name_fingerprint, source_fingerprint, registered_at, sealed, stamp) VALUES"


class Change(StrEnum):
    """What a row of an import does, or did, to the register; another: its id is somebody else's."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    ANOTHER = "another"


async def add(tx: Transaction, facts: Mapping[str, str], now: int, source_id: str | None = None) -> int:
    """A new person in the register; returns the id.  source_id: the id in the file that the person comes from."""
    person_id = new_id()
    sql = f"{_INTO} (:id, :category, :name, :source, :now, :sealed, :stamp)"
    await tx.execute(sql, **_columns(tx, person_id, facts, now, source_id))
    return person_id


async def add_imported(tx: Transaction, rows: Mapping[str, Mapping[str, str]], now: int) -> int:
    """New persons, by the ids in the file that they come from; how many.  Nothing for an id that is known already."""
    if not rows:
        return 0
    lines: list[str] = []
    values: Columns = {}
    for number, (source_id, facts) in enumerate(rows.items()):
        columns = _columns(tx, new_id(), facts, now, source_id)
        lines.append(f"({', '.join(f':{name}{number}' for name in columns)})")
        values |= {f"{name}{number}": value for name, value in columns.items()}
    return await tx.execute(f"{_INTO} {', '.join(lines)} ON CONFLICT (source_fingerprint) DO NOTHING", **values)


def change(known: Person | None, facts: Mapping[str, str]) -> Change:
    """What these facts are to whoever was imported under their id."""
    if known is None:
        return Change.NEW
    if known.facts == imported.merged(known.facts, facts):
        return Change.UNCHANGED
    return Change.ANOTHER if imported.is_another(known.facts, facts) else Change.CHANGED


async def by_sources(tx: Transaction, source_ids: Sequence[str], *, lock: bool = False) -> dict[str, Person]:
    """Whoever was imported under these ids, by that id.  lock: nobody else changes them before we have."""
    among, values = one_of("source_fingerprint", [tx.fingerprint("source", one) for one in source_ids])
    sql = f"SELECT * FROM person WHERE {among} ORDER BY id {tx.row_lock_alone if lock else ''}"
    rows = await tx.all(sql, **values)
    return {one.source_id: one for row in rows if (one := person(tx, row)).source_id}


async def replace(tx: Transaction, person: Person, facts: Mapping[str, str]) -> None:
    """These facts in place of those that were known."""
    new = {
        "category": facts["category"],
        "name_fingerprint": fingerprints.of_name(tx, facts),
        "sealed": _seal(tx, person.id, facts, person.source_id),
    }
    await stamps.change(tx, "person", person.id, new)


async def drop_photo(tx: Transaction, person_id: int, photo: str) -> None:
    """The photo of a relative who is forgotten; another one stays."""
    row = await tx.known(f"SELECT * FROM person WHERE id = :id {tx.row_lock_alone}", id=person_id)
    known = person(tx, row)
    if known.facts.get("photo") == photo:
        await replace(tx, known, {name: fact for name, fact in known.facts.items() if name != "photo"})


async def get(tx: Transaction, person_id: int) -> Person:
    """One person; KeyError if there is none."""
    return person(tx, await tx.known("SELECT * FROM person WHERE id = :id", id=person_id))


async def find(tx: Transaction, person_id: int) -> Person | None:
    """The person of that id, if there is one."""
    row = await tx.one("SELECT * FROM person WHERE id = :id", id=person_id)
    return None if row is None else person(tx, row)


async def versions(tx: Transaction, after: int = 0) -> dict[int, bytes]:
    """Everybody in the register whose id lies behind it, and in which version: it changes with what is sealed.

    So it does when the person is joined with another record, or taken apart from it.
    """
    rows = await tx.all(
        "SELECT id, substr(sealed, 10, 6) AS version, case_id FROM person WHERE id > :after", after=after
    )
    return {row["id"]: row["version"] + str(row["case_id"] or "").encode() for row in rows}


async def some(tx: Transaction, ids: Sequence[int]) -> list[Person]:
    """The persons with these ids."""
    if not ids:
        return []
    among, values = one_of("id", ids)
    rows = await tx.all(f"SELECT * FROM person WHERE {among}", **values)
    return [person(tx, row) for row in rows]


async def page(tx: Transaction, after: int, limit: int) -> list[Person]:
    """Persons in the order of their ids, those behind `after`."""
    rows = await tx.all("SELECT * FROM person WHERE id > :after ORDER BY id LIMIT :limit", after=after, limit=limit)
    return [person(tx, row) for row in rows]


async def reported(tx: Transaction) -> set[int]:
    """Whose return was reported and waits for the second operator."""
    rows = await tx.all("SELECT person_id FROM return_report WHERE state = 'open'")
    return {row["person_id"] for row in rows}


async def returned(tx: Transaction) -> dict[int, Return]:
    """Whose return was verified, and how far their relatives know of it."""
    rows = await tx.all(
        "SELECT v.person_id, COUNT(DISTINCT i.id) AS told, MAX(COALESCE(c.told_at, n.told_at)) AS told_at,"
        " MIN(CASE r.wish WHEN 'all' THEN 1 ELSE 0 END) AS for_all"
        " FROM verification v JOIN return_report r ON r.id = v.report_id"
        " LEFT JOIN notice n ON n.verification_id = v.id AND n.sort = 'return'"
        " LEFT JOIN call c ON c.notice_id = n.id"
        " LEFT JOIN inquiry i ON i.id = n.inquiry_id AND i.state = 'accepted'"
        f" AND {KNOWS}"
        " WHERE v.state = 'standing' GROUP BY v.person_id"
    )
    return {row["person_id"]: Return(row["told"], row["told_at"], bool(row["for_all"])) for row in rows}


async def set_hold(tx: Transaction, person_id: int, operator_id: int | None, now: int) -> bool:
    """Hands the case to an operator, or back to the bot; False when it stood so already."""
    if operator_id is None:
        return await stamps.change(tx, "person", person_id, {"held_by": None, "held_at": None}, "held_by IS NOT NULL")
    return await stamps.change(tx, "person", person_id, {"held_by": operator_id, "held_at": now}, "held_by IS NULL")


def _columns(tx: Transaction, person_id: int, facts: Mapping[str, str], now: int, source_id: str | None) -> Columns:
    """What a person's row holds, in the order of _INTO."""
    return {
        "id": person_id,
        "category": facts["category"],
        "name": fingerprints.of_name(tx, facts),
        "source": tx.fingerprint("source", source_id) if source_id else None,
        "now": now,
        "sealed": _seal(tx, person_id, facts, source_id),
        "stamp": stamps.of(tx, "person", {"id": person_id, "category": facts["category"]}),
    }


def _seal(tx: Transaction, person_id: int, facts: Mapping[str, str], source_id: str | None) -> bytes:
    return tx.seal("person", person_id, {"facts": dict(facts), "source_id": source_id})


def person(tx: Transaction, row: Row) -> Person:
    """The person of a row."""
    record = tx.unseal("person", row["id"], row["sealed"])
    known_at, held_at = row["registered_at"], row["held_at"]
    return Person(row["id"], record["facts"], row["held_by"], record["source_id"], known_at, held_at, row["case_id"])
