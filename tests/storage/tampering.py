"""What somebody might do to the history who may write to the database and has no key; each kind by a seed."""

import os
import random
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

Rows = dict[str, list[dict[str, Any]]]
TABLES = ("audit", "audit_head")
_WORDS = ("viewed", "accepted", "verified", "exported", "inquiry", "person", "register", "audit", "erased")
_NUMBERS = ("at", "operator_id", "subject_id", "confirmed_at", "place")


def rows_of(path: Path) -> Rows:
    """The history as it stands in the file."""
    with closing(_opened(path)) as db:
        return {table: [dict(row) for row in db.execute(f"SELECT * FROM {table}")] for table in TABLES}


def put(path: Path, rows: Rows) -> None:
    """Puts rows in place of the whole history, and takes away what would refuse it."""
    with closing(_opened(path)) as db, db:
        db.execute("PRAGMA foreign_keys = OFF")
        for trigger in ("audit_stays", "audit_is_fixed"):
            db.execute(f"DROP TRIGGER IF EXISTS {trigger}")
        db.execute("DROP INDEX IF EXISTS audit_place")
        for table, those in rows.items():
            db.execute(f"DELETE FROM {table}")
            for row in those:
                names = ", ".join(f":{name}" for name in row)
                db.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({names})", row)


def _opened(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path, timeout=30)
    db.row_factory = sqlite3.Row
    return db


def edited(rows: Rows, older: Rows, seed: int) -> tuple[str, Rows]:
    """The history after one edit, which changes something, and what kind it was; older: as it was once."""
    chance = random.Random(seed)
    while True:
        name, edit = chance.choice(list(EDITS.items()))
        after = {table: [dict(row) for row in those] for table, those in rows.items()}
        edit(after, older, chance)
        if _sorted(after) != _sorted(rows):
            return name, after


def _sorted(rows: Rows) -> list[str]:
    return [table + "".join(sorted(map(repr, those))) for table, those in rows.items()]


def _one(rows: Rows, chance: random.Random) -> dict[str, Any]:
    return chance.choice(rows["audit"])


def _value(name: str, rows: Rows, chance: random.Random) -> Any:
    """What another row has there, or something made up."""
    made: Mapping[str, Callable[[], Any]] = {
        **dict.fromkeys(_NUMBERS, lambda: chance.randrange(0, 2**40)),
        "id": lambda: chance.randrange(1, 2**62),
        **dict.fromkeys(("action", "subject"), lambda: chance.choice(_WORDS)),
        "factor": lambda: chance.choice([None, "totp"]),
        **dict.fromkeys(("digest", "link"), lambda: chance.randbytes(40)),
        "sealed": lambda: chance.randbytes(100),
    }
    return made[name]() if chance.random() < 0.5 else _one(rows, chance)[name]


def _change(rows: Rows, older: Rows, chance: random.Random) -> None:
    row = _one(rows, chance)
    name = chance.choice([name for name in row if name not in ("id", "sealed")])
    row[name] = _value(name, rows, chance)


def _rename(rows: Rows, older: Rows, chance: random.Random) -> None:
    _one(rows, chance)["id"] = chance.randrange(1, 2**62)


def _flip(rows: Rows, older: Rows, chance: random.Random) -> None:
    row = _one(rows, chance)
    name = chance.choice([name for name in ("sealed", "digest", "link") if row[name]])
    flipped = bytearray(row[name])
    flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
    row[name] = bytes(flipped)


def _redetail(rows: Rows, older: Rows, chance: random.Random) -> None:
    _one(rows, chance)["sealed"] = _value("sealed", rows, chance)


def _undetail(rows: Rows, older: Rows, chance: random.Random) -> None:
    _one(rows, chance)["sealed"] = None


def _delete(rows: Rows, older: Rows, chance: random.Random) -> None:
    first = chance.randrange(len(rows["audit"]))
    del rows["audit"][first : first + chance.choice([1, 1, 2, 5, 1000])]


def _cut(rows: Rows, older: Rows, chance: random.Random) -> None:
    """The last rows go, and the head is set to what is left."""
    del rows["audit"][chance.randrange(len(rows["audit"])) :]
    if rows["audit"]:
        rows["audit_head"][0] |= {name: rows["audit"][-1][name] for name in ("place", "link")}


def _close_gap(rows: Rows, older: Rows, chance: random.Random) -> None:
    """A row goes, and those after it move up."""
    gone = rows["audit"].pop(chance.randrange(len(rows["audit"])))
    for row in rows["audit"]:
        row["place"] -= row["place"] > gone["place"]
    rows["audit_head"][0]["place"] -= 1


def _insert(rows: Rows, older: Rows, chance: random.Random) -> None:
    row = dict(_one(rows, chance), id=chance.randrange(1, 2**62))
    row["place"] = chance.choice([None, row["place"], len(rows["audit"]) + 1, 0, -3])
    rows["audit"].append(row)


def _make_room(rows: Rows, older: Rows, chance: random.Random) -> None:
    """A row comes in between, and those after it move down."""
    new = dict(_one(rows, chance), id=chance.randrange(1, 2**62))
    for row in rows["audit"]:
        row["place"] += row["place"] >= new["place"]
    rows["audit"].append(new)
    rows["audit_head"][0]["place"] += 1


def _swap(rows: Rows, older: Rows, chance: random.Random) -> None:
    one, other = chance.sample(rows["audit"], 2)
    names = chance.choice([("place",), ("sealed",), ("operator_id",), ("sealed", "digest"), ("id", "at"), ("link",)])
    for name in names:
        one[name], other[name] = other[name], one[name]


def _behead(rows: Rows, older: Rows, chance: random.Random) -> None:
    if chance.random() < 0.3:
        rows["audit_head"].clear()
        return
    head = rows["audit_head"][0]
    name = chance.choice(["place", "link", "seal"])
    head[name] = (
        chance.choice([chance.randrange(2**20), _one(rows, chance)["place"]]) if name == "place" else os.urandom(40)
    )


def _old_head(rows: Rows, older: Rows, chance: random.Random) -> None:
    rows["audit_head"] = [dict(row) for row in older["audit_head"]]


def _roll_back(rows: Rows, older: Rows, chance: random.Random) -> None:
    rows |= {table: [dict(row) for row in those] for table, those in older.items()}


def _empty(rows: Rows, older: Rows, chance: random.Random) -> None:
    rows["audit"].clear()
    if chance.random() < 0.5:
        rows["audit_head"].clear()


EDITS: dict[str, Callable[[Rows, Rows, random.Random], None]] = {
    "changed": _change,
    "renamed": _rename,
    "a bit flipped": _flip,
    "other details": _redetail,
    "details taken away": _undetail,
    "deleted": _delete,
    "cut off": _cut,
    "deleted and moved up": _close_gap,
    "inserted": _insert,
    "inserted and moved down": _make_room,
    "swapped": _swap,
    "another head": _behead,
    "an older head": _old_head,
    "rolled back": _roll_back,
    "emptied": _empty,
}
