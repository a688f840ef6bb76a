"""N8: what is missing or unreadable is named, and nothing goes out."""

import asyncio
import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from bot.__main__ import FAILED, MISUSED, main
from storage.store.keys import KeysDoNotOpen, new_master_key
from storage.store.migrate import WrongSchema
from tests.register import is_accepted
from tests.rules.as_before import as_before
from tests.town import TOKEN, Town

__all__ = ["as_before"]

NEEDED = ("BOT_TOKEN", "DATA_KEYS", "HOTLINE", "ORGANISATION", "ORGANISATION_URL")
WRONG = {
    "NOTICE_HOLD": "two minutes", "BOT_TOKEN": "no token", "DATA_KEYS": "no key", "SEND_RATE": "plenty",
    "TIMEZONE": "Mars/Base", "BOT_API_URL": "ftp://example.org", "QUIET_HOURS": "at night", "LISTEN": "anywhere",
    "DESK_URL": "ftp://desk.example", "DESK_LISTEN": "wherever", "SECOND_FACTOR": "perhaps",
    "BOT_TOKEN_FILE": "/nowhere", "DATA_KEYS_FILE": "/nowhere",
}  # fmt: skip


@pytest.mark.parametrize("missing", NEEDED)
def test_what_is_missing_is_named_and_nothing_begins(missing: str, capsys: pytest.CaptureFixture[str]) -> None:
    whole = {**dict.fromkeys(NEEDED, "x"), "BOT_TOKEN": TOKEN, "DATA_KEYS": new_master_key()}
    whole["ORGANISATION_URL"] = "https://zvistka.example"
    assert main(["run"], {name: value for name, value in whole.items() if name != missing}) == MISUSED
    assert capsys.readouterr().err.startswith(f"{missing} (or {missing}_FILE) is not set")


@pytest.mark.parametrize("name", WRONG)
def test_what_cannot_be_read_is_named_and_not_shown(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    whole = {**dict.fromkeys(NEEDED, "x"), "BOT_TOKEN": TOKEN, "DATA_KEYS": new_master_key()}
    whole |= {"ORGANISATION_URL": "https://zvistka.example"}
    whole.pop(name.removesuffix("_FILE"), None)
    assert main(["run"], {**whole, name: WRONG[name]}) == MISUSED
    said = capsys.readouterr().err
    assert said.startswith(name)
    assert WRONG[name] not in said


def is_newer(file: Path) -> None:
    """The database was made by a later version."""
    with closing(sqlite3.connect(file)) as db:
        db.execute("INSERT INTO schema_version (version, name, applied_at) VALUES (4711, 'later', 0)")
        db.commit()


@pytest.mark.parametrize("fault", ["another key", "a newer database", "a database that is none"])
async def test_a_database_that_does_not_fit_stops_the_start_before_anything_is_sent(town: Town, fault: str) -> None:
    file, keys = town.folder / "zvistka.db", town.keys
    petro, anna = await town.operator("Petro"), town.relative("Anna")
    await is_accepted(anna, petro)
    await town.closes()
    town.telegram.calls.clear()
    await anna.says("Чи є новини?")
    if fault == "another key":
        town.keys = new_master_key()
    elif fault == "a newer database":
        is_newer(file)
    else:
        town.database_url = f"sqlite:///{no_database(town.folder)}"
    expected = {"another key": KeysDoNotOpen, "a newer database": WrongSchema}.get(fault, Exception)
    with pytest.raises(expected) as refused:
        await town.opens()
    if expected is not Exception:
        assert {"another key": "DATA_KEYS", "a newer database": "4711"}[fault] in str(refused.value)
        assert keys not in str(refused.value)
    assert town.telegram.calls == []
    assert len(town.telegram.updates.pending) == 1


@pytest.mark.parametrize("fault", ["another key", "a database that is none"])
async def test_the_program_ends_with_a_sentence(town: Town, fault: str) -> None:
    settings = town.settings()
    environ = {name.upper(): str(getattr(settings, name)) for name in ("organisation", "organisation_url", "hotline")}
    environ |= {"BOT_TOKEN": TOKEN, "BOT_API_URL": town.telegram.url, "DATABASE_URL": town.database_url}
    environ |= {"DATA_KEYS": new_master_key(), "LISTEN": "127.0.0.1:0", "PATH": os.defpath}
    await town.closes()
    town.telegram.calls.clear()
    if fault == "a database that is none":
        environ["DATABASE_URL"] = f"sqlite:///{no_database(town.folder)}"
    words = (sys.executable, "-m", "bot", "run")
    process = await asyncio.create_subprocess_exec(*words, env=environ, stderr=asyncio.subprocess.PIPE)
    said = (await process.communicate())[1].decode()
    assert process.returncode == FAILED
    assert ("DATA_KEYS" if fault == "another key" else "database") in said
    assert "Traceback" not in said
    assert town.telegram.calls == []


def no_database(folder: Path) -> Path:
    """A file of something else."""
    (folder / "letter.txt").write_text("Dear bot, " * 1_000)
    return folder / "letter.txt"
