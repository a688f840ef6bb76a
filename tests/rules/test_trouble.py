"""Whoever is woken at night reads what is wrong and what it is called, and nothing that names anybody."""

import errno
import sqlite3
from pathlib import Path

import psycopg
import pytest

from bot import logs, trouble
from bot.checks import check
from bot.finding import Finding
from bot.opening import CannotOpen, open_store
from storage.store.connection import Unreachable
from storage.store.keys import new_master_key
from storage.store.store import Store
from tests.postgres import fresh_database, postgres_server
from tests.town import Town

__all__ = ["postgres_server"]


def full_disk() -> sqlite3.OperationalError:
    """The error of a file that may not grow."""
    db = sqlite3.connect(":memory:")
    db.execute("PRAGMA max_page_count = 1")
    with pytest.raises(sqlite3.OperationalError) as raised:
        db.executescript("CREATE TABLE a (b); CREATE TABLE c (d);")
    return raised.value


def test_a_full_disk_is_called_so_also_when_it_is_deep_inside() -> None:
    why = "the disk is full, SQLITE_FULL"
    assert trouble.reason(full_disk()) == why
    assert trouble.reason(ExceptionGroup("x", [ValueError(), ExceptionGroup("y", [full_disk()])])) == why
    late = RuntimeError()
    late.__cause__ = OSError(errno.ENOSPC, "a private word")
    assert trouble.reason(late) == "the disk is full, ENOSPC"
    assert "SQLITE_FULL" in logs.describe(full_disk())


def test_of_what_nobody_can_mend_nothing_is_said() -> None:
    assert trouble.reason(ValueError("a private word")) == ""


@pytest.mark.postgres
async def test_a_server_that_lets_nobody_in_says_why(postgres_server: Path) -> None:
    with fresh_database(postgres_server) as url:
        for wrong, why in (
            (url.replace("test_", "other_"), "there is no such database, 3D000"),
            (url.replace("postgres@", "nobody@"), "the server does not let this user in, 28000"),
            ("postgresql://nobody@127.0.0.1:1/x", trouble.AWAY),
        ):
            with pytest.raises(psycopg.OperationalError) as raised:
                await Store.open(wrong, [new_master_key()])
            assert trouble.reason(raised.value) == why
            away = Unreachable()
            away.__cause__ = raised.value
            assert trouble.reason(away) == why


async def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    (tmp_path / "zvistka.db").write_text("no database at all, but long enough to be taken for one " * 20)
    with pytest.raises(CannotOpen, match=rf"\({tmp_path}/zvistka\.db: the file is no database, .* SQLITE_NOTADB\)"):
        await open_store(Town(tmp_path, bot_api_url="http://127.0.0.1:1").settings(), migrate=True)


async def test_check_looks_at_who_may_read_the_secrets_at_the_webhook_and_at_backups(tmp_path: Path) -> None:
    town = Town(tmp_path, bot_api_url="http://127.0.0.1:1")
    await (await Store.open(town.database_url, [town.keys])).close()
    keys = tmp_path / "data_keys"
    keys.write_text(town.keys)
    for path in (keys, tmp_path / "zvistka.db"):
        path.chmod(0o644)
    found = await check(town.settings(), environ={"DATA_KEYS_FILE": str(keys)})
    assert Finding("warning", "DATA_KEYS", f"{keys} can be read by others: chmod 600") in found
    assert Finding("warning", "the database", f"{tmp_path}/zvistka.db can be read by others: chmod 600") in found
    assert Finding("warning", "backup", "none was ever made: set BACKUP_FOLDER, or use `backup`") in found
    assert [one.verdict for one in found if one.subject == "disk"] == ["fine"]


@pytest.mark.parametrize(("port", "verdict"), [(":9999", "wrong"), (":8443", "fine"), ("", "fine")])
async def test_check_knows_to_which_ports_telegram_comes(
    tmp_path: Path, port: str, verdict: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.checks.TELEGRAM", "http://127.0.0.1:1")  # nothing is asked of Telegram itself
    settings = Town(
        tmp_path, bot_api_url="http://127.0.0.1:1", webhook_url=f"https://bot.example{port}/hook", webhook_secret="x"
    ).settings()
    assert [one.verdict for one in await check(settings) if one.subject == "webhook"] == [verdict]
