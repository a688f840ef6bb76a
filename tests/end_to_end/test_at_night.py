"""What an administrator reads at night: one sentence, what to do, no traceback, and a process that has ended."""

import socket
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from storage.store.keys import new_master_key
from tests.end_to_end.deployment import Deployment
from tests.end_to_end.program import ROOT
from tests.postgres import WITH_PASSWORD, fresh_database, postgres_server

__all__ = ["postgres_server"]

BIN = Path(sys.executable).parent
NOBODY = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"]


def may_become_nobody() -> bool:
    """Whether a user without rights can run the program here."""
    try:
        tried = [*NOBODY, sys.executable, "-c", "import bot"]
        return subprocess.run(tried, cwd=ROOT, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


async def test_a_missing_key_is_named(deployment: Deployment) -> None:
    ended = await deployment.verb("run", DATA_KEYS=None)
    assert ended.code == 2
    assert ended.complained == (
        "DATA_KEYS (or DATA_KEYS_FILE) is not set; it must be keys made by `python -m bot new-key`, newest first,"
        " separated by commas.\n"
    )


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (None, "there is no such file or folder, ENOENT. Correct the path, or make the folder."),
        ("", "It is empty, or is no text."),
    ],
    ids=["missing", "empty"],
)
async def test_a_key_file_that_holds_nothing_says_why(
    deployment: Deployment, tmp_path: Path, content: str | None, why: str
) -> None:
    if content is not None:
        (tmp_path / "data_keys").write_text(content)
    ended = await deployment.verb("run", DATA_KEYS=None, DATA_KEYS_FILE=str(tmp_path / "data_keys"))
    assert ended.code == 2
    assert ended.complained == f"DATA_KEYS_FILE names a file that cannot be read: {why}\n"


async def test_a_wrong_key_is_told_by_its_fingerprint(deployment: Deployment) -> None:
    assert (await deployment.verb("migrate")).code == 0
    ended = await deployment.verb("run", DATA_KEYS=new_master_key())
    assert ended.code == 1
    assert "needs the master key with the fingerprint " in ended.complained
    assert "Add that key, from a sealed copy" in ended.complained
    assert len(ended.complained.splitlines()) == 1


@pytest.mark.parametrize("verb", ["run", "backup"])
async def test_whoever_has_no_rights_reads_so(deployment: Deployment, tmp_path: Path, verb: str) -> None:
    if not may_become_nobody():
        pytest.skip("nobody cannot run the program here")
    assert (await deployment.verb("migrate")).code == 0
    ended = await deployment.verb(*[verb, *[str(tmp_path / "copy.db")] * (verb == "backup")], through=NOBODY)
    assert ended.code == 1
    assert len(ended.complained.splitlines()) == 1, ended
    assert "permission" in ended.complained


@pytest.mark.postgres
async def test_a_wrong_password_of_the_database_is_called_so(deployment: Deployment, postgres_server: Path) -> None:
    with fresh_database(postgres_server) as url:
        with psycopg.connect(url, autocommit=True) as admin:
            admin.execute(f"DROP ROLE IF EXISTS {WITH_PASSWORD}")
            admin.execute(f"CREATE ROLE {WITH_PASSWORD} LOGIN PASSWORD 'the right one'")
        ended = await deployment.verb("run", DATABASE_URL=url.replace("postgres@", f"{WITH_PASSWORD}:another@"))
        assert ended.code == 1
        assert ended.complained == (
            "the database cannot be opened (wrong user or password, 28P01). Correct DATABASE_URL\n"
        )


def test_make_run_takes_a_port_and_says_when_it_is_taken() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = other.getsockname()[1]
        command = ["make", "--no-print-directory", "--old-file=.venv/.installed-run", f"BIN={BIN}", "run"]
        made = subprocess.run(
            [*command, f"PORT={taken}"],
            cwd=ROOT,
            env={"PATH": "/usr/bin:/bin"},
            capture_output=True,
            text=True,
            check=False,
        )
    first, last = made.stderr.splitlines()
    assert made.returncode
    assert first.startswith(f"--port: 127.0.0.1:{taken} cannot be listened on (another program listens there,")
    assert last.startswith("make: *** ")
