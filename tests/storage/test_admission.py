"""A CHECK lets one more value through, and nothing else changes: rows, what points to them, indexes, triggers."""

from pathlib import Path
from shutil import copy
from typing import Any

import pytest

from storage.store.admission import NotAdmitted, admission
from storage.store.connection import Connection
from storage.store.migrate import FOLDER, migrate
from storage.store.store import connect

FIRST = """
CREATE TABLE thing (
  id   INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('old', 'older')),
  n    INTEGER NOT NULL CHECK (n > 0),
  CHECK ((kind = 'old') = (n = 1))
) STRICT;
CREATE INDEX thing_kind ON thing (kind) WHERE n > 1;
CREATE TABLE part (id INTEGER PRIMARY KEY, of INTEGER NOT NULL REFERENCES thing (id) ON DELETE CASCADE) STRICT;
CREATE TABLE note (id INTEGER PRIMARY KEY, of INTEGER REFERENCES thing (id) ON DELETE SET NULL) STRICT;
INSERT INTO thing (id, kind, n) VALUES (1, 'old', 1), (2, 'older', 2);
INSERT INTO part (id, of) VALUES (1, 1);
INSERT INTO note (id, of) VALUES (1, 2);
"""
SECOND = "-- Why; it's needed.\nADMIT 'new' AS thing.kind;\nINSERT INTO thing (id, kind, n) VALUES (3, 'new', 3);"
REFUSED = (
    "INSERT INTO thing (id, kind, n) VALUES (9, 'unheard of', 3)",
    "INSERT INTO thing (id, kind, n) VALUES (9, 'new', 0)",
    "INSERT INTO thing (id, kind, n) VALUES (9, 'new', 1)",
    "INSERT INTO part (id, of) VALUES (9, 99)",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Migrations of this test's own."""
    own = tmp_path / "steps"
    own.mkdir()
    (own / "0001_first.sql").write_text(FIRST)
    return own


async def _all(db: Connection, sql: str) -> list[list[Any]]:
    return [list(row.values()) for row in await db.all(sql, {})]


async def test_rows_and_what_points_to_them_stay(db: Connection, folder: Path, empty_url: str) -> None:
    other = await connect(empty_url)  # reads the tables before they change
    await migrate(db, folder)
    assert await _all(other, "SELECT COUNT(*) FROM thing") == [[2]]
    (folder / "0002_second.sql").write_text(SECOND)
    await migrate(db, folder)
    for line in (db, other):
        assert await _all(line, "SELECT id, kind, n FROM thing ORDER BY id") == [
            [1, "old", 1],
            [2, "older", 2],
            [3, "new", 3],
        ]
        assert await _all(line, "SELECT of FROM part") == [[1]]
        assert await _all(line, "SELECT of FROM note") == [[2]]
        for sql in REFUSED:
            with pytest.raises(Exception, match=r"(?i)constraint"):
                await line.execute(sql, {})
            await line.rollback()
    await other.execute("INSERT INTO thing (id, kind, n) VALUES (4, 'new', 4)", {})
    await other.execute("DELETE FROM thing WHERE id = 1", {})
    assert await _all(other, "SELECT of FROM part") == []
    if db.dialect == "sqlite":
        assert await _all(db, "PRAGMA integrity_check") == [["ok"]]
        assert await _all(db, "SELECT name FROM sqlite_master WHERE type = 'index'") == [["thing_kind"]]
    await other.close()


async def test_a_step_that_fails_later_leaves_the_check_as_it_was(db: Connection, folder: Path) -> None:
    await migrate(db, folder)
    (folder / "0002_second.sql").write_text(f"{SECOND} INSERT INTO nowhere VALUES (1);")
    with pytest.raises(Exception, match="nowhere"):
        await migrate(db, folder)
    with pytest.raises(Exception, match=r"(?i)constraint"):
        await db.execute("INSERT INTO thing (id, kind, n) VALUES (3, 'new', 3)", {})
    (folder / "0002_second.sql").write_text(SECOND)
    assert await migrate(db, folder) == 2


@pytest.mark.parametrize("column", ["n", "id", "nowhere"])
async def test_a_column_without_such_a_check_is_refused(db: Connection, folder: Path, column: str) -> None:
    await migrate(db, folder)
    (folder / "0002_second.sql").write_text(f"ADMIT 'new' AS thing.{column};")
    with pytest.raises(NotAdmitted, match=rf"thing\.{column} has 0"):
        await migrate(db, folder)


def test_only_our_own_statement_is_taken_for_it() -> None:
    assert admission("-- a\n-- b\nADMIT 'new' AS thing.kind;") == ("new", "thing", "kind")
    assert admission("INSERT INTO a VALUES ('ADMIT ''x'' AS a.b;')") is None


async def test_what_waits_in_an_older_outbox_goes_by_the_new_order_and_nothing_is_lost(
    db: Connection, tmp_path: Path
) -> None:
    older = tmp_path / "older"
    older.mkdir()
    for step in FOLDER.glob("*.sql"):
        if int(step.name[:4]) < 22:
            copy(step, older)
    await migrate(db, older)
    await db.execute(
        "INSERT INTO chat (id, fingerprint, sort, language, met_at, sealed) VALUES (1, :s, 'private', 'uk', 0, :s)",
        {"s": b"x"},
    )
    row = (
        "INSERT INTO outbox (id, chat_id, kind, urgency, state, due_at, put_at, dedup)"
        " VALUES (:id, 1, :kind, :urgency, :state, 0, 0, :dedup)"
    )
    waiting = [
        (1, "reply", 1, "due"),
        (2, "operator", 3, "sending"),
        (3, "broadcast", 5, "due"),
        (4, "reply", 1, "sent"),
    ]
    for number, kind, urgency, state in waiting:
        values = {"id": number, "kind": kind, "urgency": urgency, "state": state, "dedup": f"one/{number}"}
        await db.execute(row, values)
    await db.execute(
        "INSERT INTO code (code_fingerprint, kind, chat_id, issued_at) VALUES (:s, 'reply', 1, 0)", {"s": b"c"}
    )
    await db.execute("INSERT INTO code_words (code_fingerprint, words_fingerprint) VALUES (:s, :s)", {"s": b"c"})
    await migrate(db)
    assert await _all(db, "SELECT id, kind, urgency, state FROM outbox ORDER BY id") == [
        [1, "reply", 2, "due"],
        [2, "operator", 3, "sending"],
        [3, "broadcast", 5, "due"],
        [4, "reply", 1, "sent"],
    ]
    assert await _all(db, "SELECT COUNT(*) FROM code_words") == [[1]]
    await db.execute(row, {"id": 5, "kind": "alarm", "urgency": 0, "state": "due", "dedup": None})
    for what in ({"id": 6, "kind": "gossip", "dedup": None}, {"id": 7, "kind": "alarm", "dedup": "one/1"}):
        with pytest.raises(Exception, match=r"(?i)constraint"):
            await db.execute(row, {"urgency": 0, "state": "due", **what})
