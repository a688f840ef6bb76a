"""Somebody who can write to the database file and has no key: what they may try, and a family each to try it on."""

import asyncio
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.model.actor import Actor
from bot.model.rights import Role
from bot.settings import OrgConfig
from bot.use_cases.returns import reports
from storage.register import chats
from storage.returns import reports as stored
from storage.staff import operators
from storage.store.stamps import BOUND, key_of
from storage.store.store import path_of
from storage.store.transaction import Transaction
from tests.cast import OperatorActor, Relative
from tests.register import is_accepted
from tests.town import Town

# What may stand in a column of words.
WORDS: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("operator", "role"): ("reviewer", "verifier", "broadcaster", "admin"),
    ("person", "category"): ("service_member", "civilian", "child", "foreign_national"),
    ("inquiry", "state"): ("received", "asked", "accepted", "declined", "withdrawn"),
    ("return_report", "wish"): ("all", "only", "nobody", "not_asked"),
    ("return_report", "state"): ("open", "verified", "rejected", "withdrawn"),
    ("verification", "state"): ("standing", "stopped"),
    ("notice", "sort"): ("return", "correction"),
}
CHAIN = ("operator", "person", "inquiry", "return_report", "verification", "notice")
"""On what a notice rests."""


@dataclass
class Family:
    """A relative whose notice is due, and the rows on which it rests: of each table the key, or several."""

    relative: Relative
    rows: dict[str, list[int]] = field(default_factory=dict)

    def one(self, table: str) -> int:
        """The key of the only row, or of the first."""
        return self.rows[table][0]


Forgery = Callable[[sqlite3.Connection, Family, Family], None]


class Writer:
    """The database file, open for writing, with every check of the database switched off."""

    def __init__(self, town: Town) -> None:
        self._path = path_of(town.database_url)

    async def writes(self, forgery: Callable[..., object], *about: Any) -> bool:
        """Does it and keeps it; False when it changes nothing, or NOT NULL and UNIQUE do not let it be."""
        return await asyncio.to_thread(self._writes, forgery, *about)  # the bot may hold the file for a moment

    def _writes(self, forgery: Callable[..., object], *about: Any) -> bool:
        db = sqlite3.connect(self._path, timeout=20, isolation_level=None)
        db.row_factory = sqlite3.Row
        db.execute("PRAGMA ignore_check_constraints = ON")
        try:
            db.execute("BEGIN IMMEDIATE")
            forgery(db, *about)
            db.execute("COMMIT")
        except sqlite3.IntegrityError:
            return False
        finally:
            db.close()
        return True


async def waits_for_word(town: Town, name: str, accepting: OperatorActor, *, own: bool = False) -> Family:
    """Somebody's return was reported and verified by two operators, who are only this family's own; a notice is due."""
    relative = town.relative(name)
    await relative.says("/start")
    await town.settles()
    case = await is_accepted(relative, accepting)
    two = relative.person.id * 10 if own else 10
    rows = await town.store.run(_verified, town.settings().org, two, case.person, int(town.clock()))
    return Family(relative, {**rows, "person": [case.person], "inquiry": [case.id]})


async def _verified(tx: Transaction, org: OrgConfig, number: int, person_id: int, now: int) -> dict[str, list[int]]:
    two = [await _operator(tx, number + one, now) for one in (1, 2)]
    report_id = await stored.add(tx, person_id, two[0], {"wish": "all"}, now)
    verifier = Actor(await operators.get(tx, two[1]), org, now)
    made = await reports.vouch(tx, verifier, report_id, "Перевірено окремо")
    notice = await tx.known("SELECT id FROM notice WHERE verification_id = :id", id=made.id)
    words = await tx.known("SELECT id FROM outbox WHERE notice_id = :id", id=notice["id"])
    one = {"return_report": report_id, "verification": made.id, "notice": notice["id"], "outbox": words["id"]}
    return {"operator": two, **{table: [row] for table, row in one.items()}}


async def _operator(tx: Transaction, telegram_id: int, now: int) -> int:
    chat = await chats.get_or_create(tx, telegram_id, "private", "uk", now)
    if known := await operators.of_chat(tx, chat.id):
        return known.id
    return await operators.enrol(tx, chat.id, Role.VERIFIER, "Operator", now)


def every_change_of_a_column() -> Iterator[tuple[str, Forgery]]:
    """Every column that decides, of every row on which a notice rests, changed to whatever else it may be."""
    for table in CHAIN:
        for column in BOUND[table]:
            for place in range(2 if table == "operator" else 1):
                for change in (*WORDS.get((table, column), ()), "one more", "nothing", "as of another family"):
                    yield f"{table} {place} {column}: {change}", _changes(table, place, column, change)


def _changes(table: str, place: int, column: str, change: str) -> Forgery:
    def forgery(db: sqlite3.Connection, own: Family, other: Family) -> None:
        row_id = own.rows[table][place]
        present = _value(db, table, column, row_id)
        to = {
            "one more": present + 1 if isinstance(present, int) else 1,
            "nothing": None,
            "as of another family": _value(db, table, column, other.rows[table][place]),
        }.get(change, change)
        if to == present or (isinstance(present, str) and isinstance(to, int)):
            raise sqlite3.IntegrityError("nothing would be changed")
        sets(db, table, row_id, **{column: to})

    return forgery


def _value(db: sqlite3.Connection, table: str, column: str, row_id: int) -> Any:
    return db.execute(f"SELECT {column} FROM {table} WHERE {key_of(table)} = ?", (row_id,)).fetchone()[0]


def sets(db: sqlite3.Connection, table: str, row_id: int, /, **new: Any) -> None:
    """Changes a row; its stamp stays unless it is among what is new."""
    changed = ", ".join(f"{name} = ?" for name in new)
    db.execute(f"UPDATE {table} SET {changed} WHERE {key_of(table)} = ?", (*new.values(), row_id))


def row_of(db: sqlite3.Connection, table: str, row_id: int) -> dict[str, Any]:
    """A whole row, as it is now."""
    return dict(db.execute(f"SELECT * FROM {table} WHERE {key_of(table)} = ?", (row_id,)).fetchone())


def inserts(db: sqlite3.Connection, table: str, row: Mapping[str, Any]) -> None:
    """One more row."""
    db.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' for _ in row)})", tuple(row.values()))
