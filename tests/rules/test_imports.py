"""Who may import whom: the contracts in pyproject.toml hold, and no module is outside of them."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
PYPROJECT = ROOT / "pyproject.toml"


def contracts() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    return found


def test_the_contracts_hold() -> None:
    command = (
        "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True, no_logo=True))"
    )
    linted = subprocess.run([sys.executable, "-c", command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert linted.returncode == 0, linted.stdout + linted.stderr


def test_every_module_of_the_bot_has_its_layer() -> None:
    (layers,) = [contract["layers"] for contract in contracts() if contract["type"] == "layers"]
    placed = {module.strip(" ()") for layer in layers for module in layer.split("|")}
    found = {path.stem for path in (ROOT / "bot").glob("*") if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert {f"bot.{name}" for name in found - {"__init__"}} - placed == set()


def test_no_test_module_is_imported() -> None:
    imports = re.compile(r"^\s*(?:from|import) +tests\.(?:[\w.]*\.)?test_\w+", re.MULTILINE)
    found = {
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for path in (ROOT / "tests").rglob("*.py")
        for line in imports.findall(path.read_text(encoding="utf-8"))
    }
    assert found == set(), "what tests share stands in a module beside them"


def test_only_the_schedule_knows_apscheduler() -> None:
    files = [path for folder in ("bot", "handlers", "desk", "storage") for path in (ROOT / folder).rglob("*.py")]
    knowing = {
        path.relative_to(ROOT).as_posix()
        for path in files
        if "import apscheduler" in (text := path.read_text()) or "from apscheduler" in text
    }
    assert knowing <= {"bot/schedule.py"}
