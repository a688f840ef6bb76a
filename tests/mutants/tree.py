"""The code that is broken: where a snippet of it stands, and copies in which it can be exchanged."""

import shutil
from functools import cache
from pathlib import Path

from tests.mutants.mutant import Mutant

ROOT = Path(__file__).parents[2]
CODE = ("bot", "handlers", "desk", "storage")
ALSO = ("locales", "tests")  # what the tests need besides
IGNORED = shutil.ignore_patterns(".hypothesis", ".pytest_cache")


class NotOnce(Exception):
    """A snippet is nowhere in the code, or in several places: nobody knows which rule is meant."""


@cache
def _sources() -> dict[Path, str]:
    files = [path for folder in CODE for kind in ("*.py", "*.sql") for path in (ROOT / folder).rglob(kind)]
    return {path.relative_to(ROOT): path.read_text(encoding="utf-8") for path in sorted(files)}


def places(snippet: str) -> list[Path]:
    """The files in which a snippet stands, each as often as it stands there."""
    return [path for path, text in _sources().items() for _time in range(text.count(snippet))]


def copy(folder: Path) -> None:
    """The whole tree once more, to be broken there."""
    for name in (*CODE, *ALSO):
        shutil.copytree(ROOT / name, folder / name, ignore=IGNORED)
    shutil.copy2(ROOT / "pyproject.toml", folder)


def breaks(mutant: Mutant, folder: Path) -> Path:
    """Exchanges the snippet in a copy; the file that is to be mended."""
    found = places(mutant.old)
    if len(found) != 1:
        raise NotOnce(f"stands in {len(found)} places")
    text = _sources()[found[0]].replace(mutant.old, mutant.new)
    (folder / found[0]).write_text(text, encoding="utf-8")
    return found[0]


def mends(file: Path, folder: Path) -> None:
    """The file of a copy is again what it was, also by its date, or Python would take what it compiled before."""
    shutil.copy2(ROOT / file, folder / file)
