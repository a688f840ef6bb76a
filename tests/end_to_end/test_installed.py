"""What is installed from a wheel is the whole program, and works where none of its sources are."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from bot import __version__
from tests.end_to_end.program import ROOT

FOLDERS = ("bot", "handlers", "desk", "storage", "locales")
HATCHLING = Path(sys.executable).with_name("hatchling")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run([HATCHLING, "build", "-t", "wheel", "-d", folder], cwd=ROOT, check=True, capture_output=True)
    [built] = folder.glob("*.whl")
    return built


def sources() -> set[str]:
    """All files of the program that are in the repository."""
    listed = subprocess.run(["git", "ls-files", "--", *FOLDERS], cwd=ROOT, check=True, capture_output=True, text=True)
    return {name for name in listed.stdout.splitlines() if (ROOT / name).exists()}


def test_a_wheel_holds_every_file_of_the_program(wheel: Path) -> None:
    assert wheel.name == f"zvistka-{__version__}-py3-none-any.whl"
    with zipfile.ZipFile(wheel) as packed:
        inside = {name for name in packed.namelist() if ".dist-info/" not in name}
    assert sources() - inside == set()
    assert {name for name in inside if name.split("/")[0] not in FOLDERS} == set()


def test_it_works_away_from_its_sources(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(tmp_path / "installed")

    def verb(*words: str, **settings: str) -> str:
        environ = {"PATH": os.environ["PATH"], "PYTHONPATH": str(tmp_path / "installed"), **settings}
        command = [sys.executable, "-P", "-m", "bot", *words]
        return subprocess.run(command, cwd=tmp_path, env=environ, check=True, capture_output=True, text=True).stdout

    assert verb("--version") == f"zvistka {__version__}\n"
    made = {"DATABASE_URL": f"sqlite:///{tmp_path}/made.db", "DATA_KEYS": verb("new-key").strip()}
    verb("migrate", **made)
    assert verb("invite", "--role", "admin", **made).startswith("/start ")
    register = "surname,given,birth_date,id\nКаналюк,Остап,1991-03-12,A-1\n"
    (tmp_path / "list.csv").write_text(register, encoding="utf-8")
    assert "1" in verb("import-cases", "list.csv", "--dry-run", **made)
