"""Migrations: in order, each whole or not at all, and never backwards."""

import asyncio
from pathlib import Path
from shutil import copy
from typing import Any

import pytest

from storage.store.connection import Connection
from storage.store.migrate import FOLDER, WrongSchema, migrate, require, statements, version_of
from storage.store.store import Store
from tests.storage.jobs import note, notes

FIRST = "CREATE TABLE a (id INTEGER PRIMARY KEY, word TEXT NOT NULL) STRICT;"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Migrations of this test's own."""
    own = tmp_path / "steps"
    own.mkdir()
    (own / "0001_first.sql").write_text(FIRST)
    return own


async def _words(db: Connection) -> list[Any]:
    return [row["word"] for row in await db.all("SELECT word FROM a ORDER BY id", {})]


async def test_steps_are_taken_in_order_and_once(db: Connection, folder: Path) -> None:
    assert await migrate(db, folder) == 1
    (folder / "0002_second.sql").write_text("INSERT INTO a (id, word) VALUES (1, 'second');")
    (folder / "0003_third.sql").write_text("UPDATE a SET word = word || ', third';")
    assert await migrate(db, folder) == 3
    assert await migrate(db, folder) == 3
    assert await _words(db) == ["second, third"]
    rows = await db.all("SELECT version, name FROM schema_version ORDER BY version", {})
    assert [(row["version"], row["name"]) for row in rows] == [(1, "first"), (2, "second"), (3, "third")]


async def test_a_step_that_fails_half_way_changes_nothing(db: Connection, folder: Path) -> None:
    await migrate(db, folder)
    await db.execute("INSERT INTO a (id, word) VALUES (1, 'kept')", {})
    (folder / "0002_second.sql").write_text(
        "CREATE TABLE b (id INTEGER); UPDATE a SET word = 'changed'; ALTER TABLE a ADD COLUMN c INTEGER;"
        " INSERT INTO nowhere VALUES (1);"
    )
    with pytest.raises(Exception, match="nowhere"):
        await migrate(db, folder)
    assert await db.all("SELECT * FROM a", {}) == [{"id": 1, "word": "kept"}]
    assert await version_of(db) == 1
    with pytest.raises(Exception, match="b"):
        await db.all("SELECT * FROM b", {})
    (folder / "0002_second.sql").write_text("CREATE TABLE b (id INTEGER);")
    assert await migrate(db, folder) == 2


async def test_a_newer_database_is_refused_and_left_alone(db: Connection, folder: Path) -> None:
    (folder / "0002_second.sql").write_text("INSERT INTO a (id, word) VALUES (1, 'newer');")
    await migrate(db, folder)
    (folder / "0002_second.sql").unlink()
    with pytest.raises(WrongSchema, match="schema 2, this program knows only 1"):
        await migrate(db, folder)
    with pytest.raises(WrongSchema, match="newer program"):
        await require(db, folder)
    assert await _words(db) == ["newer"]


async def test_an_older_database_is_refused_where_migrating_is_not_wanted(empty_url: str, key: str) -> None:
    with pytest.raises(WrongSchema, match="run `migrate`"):
        await Store.open(empty_url, [key], migrate=False)
    await (await Store.open(empty_url, [key])).close()
    await (await Store.open(empty_url, [key], migrate=False)).close()


async def test_postgres_may_have_words_of_its_own(db: Connection, folder: Path) -> None:
    (folder / "0002_second.sql").write_text("INSERT INTO a (id, word) VALUES (1, 'sqlite');")
    (folder / "0002_second.postgres.sql").write_text("INSERT INTO a (id, word) VALUES (1, 'postgres');")
    assert await migrate(db, folder) == 2
    assert await _words(db) == [db.dialect]


async def test_semicolons_and_types_in_literals_and_comments_are_left_alone(db: Connection, folder: Path) -> None:
    (folder / "0002_second.sql").write_text(
        "-- a comment; with 'one' quote's\nINSERT INTO a (id, word) VALUES (1, 'x; INTEGER 100% :y ''; ');\n"
        "/* another; one */ INSERT INTO a (id, word) VALUES (2, '-- no comment; STRICT')"
    )
    await migrate(db, folder)
    assert await _words(db) == ["x; INTEGER 100% :y ''; ".replace("''", "'"), "-- no comment; STRICT"]


def test_a_trigger_is_one_statement() -> None:
    trigger = "CREATE TRIGGER t AFTER INSERT ON a BEGIN UPDATE a SET word = 'x'; DELETE FROM a; END;"
    assert list(statements(f"{FIRST}\n{trigger}\n-- the end\n")) == [FIRST, trigger]


async def test_many_processes_that_start_at_once_make_one_database(empty_url: str, key: str) -> None:
    stores = await asyncio.gather(*(Store.open(empty_url, [key]) for _ in range(4)))
    for number, store in enumerate(stores):
        await store.run(note, str(number))
    assert [await store.read(notes) for store in stores] == [["0", "1", "2", "3"]] * 4
    fingerprints = {await store.run(_fingerprint) for store in stores}
    assert len(fingerprints) == 1
    for store in stores:
        await store.close()


async def _fingerprint(tx: Any) -> bytes:
    return bytes(tx.fingerprint("phone", "+380000000000"))


async def test_whoever_asked_before_there_were_reminders_is_reminded(db: Connection, tmp_path: Path) -> None:
    older = tmp_path / "older"
    older.mkdir()
    for step in FOLDER.glob("*.sql"):
        if int(step.name[:4]) < 10:
            copy(step, older)
    await migrate(db, older)
    chat = (
        "INSERT INTO chat (id, fingerprint, sort, language, met_at, sealed) VALUES (:id, :mark, 'private', 'uk', 0, :s)"
    )
    inquiry = (
        "INSERT INTO inquiry (id, reference_fingerprint, chat_id, category, state, received_at, sealed)"
        " VALUES (:id, :mark, :chat, 'civilian', :state, :at, :s)"
    )
    for number in (1, 2, 3):
        await db.execute(chat, {"id": number, "mark": bytes([number]), "s": b"x"})
    asked = [(1, 1, "received", 100), (2, 1, "received", 200), (3, 2, "asked", 300), (4, 3, "withdrawn", 400)]
    for number, of, state, at in asked:
        row = {"id": number, "mark": bytes([number]), "chat": of, "state": state, "at": at, "s": b"x"}
        await db.execute(inquiry, row)
    await db.execute(
        "INSERT INTO message (id, chat_id, inquiry_id, sort, sent_at, sealed) VALUES (1, 2, 3, 'question', 350, :s)",
        {"s": b"x"},
    )
    await db.execute(
        "INSERT INTO draft (chat_id, form, updated_at, sealed) VALUES (3, 'registration', 500, :s)", {"s": b"x"}
    )
    await db.execute(
        "INSERT INTO message (id, chat_id, inquiry_id, sort, sent_at, sealed) VALUES (2, 2, 3, 'answer', 360, :s)",
        {"s": b"x"},
    )
    await migrate(db)
    rows = await db.all("SELECT chat_id, sort, subject, due_at, sent FROM reminder ORDER BY chat_id, sort, subject", {})
    assert [tuple(row.values()) for row in rows] == [
        (1, "details", 0, 200 + 60 * 86_400, 0),
        (1, "review", 1, 100 + 3 * 86_400, 0),
        (1, "review", 2, 200 + 3 * 86_400, 0),
        (2, "details", 0, 300 + 60 * 86_400, 0),
        (2, "letter", 2, 360 + 5 * 86_400, 0),
        (2, "question", 3, 350 + 3 * 86_400, 0),
        (3, "registration", 0, 500 + 86_400, 0),
    ]


async def test_of_what_was_told_before_there_was_a_button_nobody_asks_whether_it_was_read(
    db: Connection, tmp_path: Path
) -> None:
    older = tmp_path / "older"
    older.mkdir()
    (button,) = FOLDER.glob("*_acknowledged.sql")
    for step in FOLDER.glob("*.sql"):
        if step.name < button.name:
            copy(step, older)
    await migrate(db, older)
    for number in (1, 2, 3):
        chat = (
            "INSERT INTO chat (id, fingerprint, sort, language, met_at, sealed) VALUES (:id, :mark, 'private', 'uk', 0,"
            " :s)"
        )
        await db.execute(chat, {"id": number, "mark": bytes([number]), "s": b"x"})
    for row in (
        "operator (id, chat_id, role, active, enrolled_at, sealed) VALUES (1, 1, 'admin', 1, 0, :s)",
        "operator (id, chat_id, role, active, enrolled_at, sealed) VALUES (2, 2, 'admin', 1, 0, :s)",
        "person (id, category, registered_at, sealed) VALUES (1, 'civilian', 0, :s)",
        "inquiry (id, reference_fingerprint, chat_id, category, state, received_at, person_id, accepted_by,"
        " accepted_at, sealed) VALUES (1, :s, 3, 'civilian', 'accepted', 0, 1, 1, 0, :s)",
        "return_report (id, person_id, reported_by, reported_at, wish, state, decided_by, decided_at, sealed)"
        " VALUES (1, 1, 1, 0, 'all', 'verified', 2, 0, :s)",
        "verification (id, report_id, person_id, reported_by, verified_by, verified_at, release_at, state, sealed)"
        " VALUES (1, 1, 1, 1, 2, 0, 0, 'standing', :s)",
        "notice (id, verification_id, person_id, inquiry_id, chat_id, state, told_at)"
        " VALUES (1, 1, 1, 1, 3, 'told', 9)",
    ):
        await db.execute(f"INSERT INTO {row}", {"s": b"x"} if ":s" in row else {})
    await migrate(db)
    rows = await db.all("SELECT state, told_at, unread, acknowledged_at, message_id FROM notice", {})
    assert [tuple(row.values()) for row in rows] == [("told", 9, None, None, None)]


async def test_what_was_asked_by_phone_before_an_answer_could_be_noted_is_asked_again(
    db: Connection, tmp_path: Path
) -> None:
    older = tmp_path / "older"
    older.mkdir()
    (answers,) = FOLDER.glob("*_asked_by_phone.sql")
    for step in FOLDER.glob("*.sql"):
        if step.name < answers.name:
            copy(step, older)
    await migrate(db, older)
    for number, sort, state in ((1, "telephone", "asked"), (2, "telephone", "received"), (3, "private", "asked")):
        row = {"id": number, "mark": bytes([number]), "s": b"x"}
        chat = (
            "INSERT INTO chat (id, fingerprint, sort, language, met_at, sealed) VALUES (:id, :mark, :sort, 'uk', 0, :s)"
        )
        await db.execute(chat, {**row, "sort": sort})
        await db.execute(
            "INSERT INTO inquiry (id, reference_fingerprint, chat_id, category, state, received_at, sealed)"
            " VALUES (:id, :mark, :id, 'civilian', :state, 0, :s)",
            {**row, "state": state},
        )
    reminder = "INSERT INTO reminder (chat_id, sort, subject, due_at, sent) VALUES (:id, 'question', :id, 900, 2)"
    for number in (1, 3):
        await db.execute(reminder, {"id": number})
    await migrate(db)
    rows = await db.all("SELECT chat_id, due_at, sent FROM reminder ORDER BY chat_id", {})
    assert [tuple(row.values()) for row in rows] == [(1, 0, 0), (3, 900, 2)]
