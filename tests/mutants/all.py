"""Every mutant there is, by theme: each module of this folder that has MUTANTS is a list."""

from importlib import import_module
from pathlib import Path

from tests.mutants.mutant import Mutant


def lists() -> dict[str, tuple[Mutant, ...]]:
    """The mutants of each theme."""
    names = {path.stem for path in Path(__file__).parent.glob("[a-z]*.py")} - {Path(__file__).stem}
    modules = {name: import_module(f"tests.mutants.{name}") for name in sorted(names)}
    return {name: module.MUTANTS for name, module in modules.items() if hasattr(module, "MUTANTS")}


def every() -> list[Mutant]:
    """The mutants of all themes."""
    return [mutant for mutants in lists().values() for mutant in mutants]
