"""Every mutant there is, by theme: each module of this folder with a list that is named MUTANTS, or like the module."""

from importlib import import_module
from pathlib import Path

from tests.mutants.mutant import Mutant


def lists() -> dict[str, tuple[Mutant, ...]]:
    """The mutants of each theme; what several lists hold, as one may gather others, is counted with the first."""
    found: dict[str, tuple[Mutant, ...]] = {}
    for name in sorted({path.stem for path in Path(__file__).parent.glob("[a-z]*.py")} - {Path(__file__).stem}):
        module, known = import_module(f"tests.mutants.{name}"), {one for those in found.values() for one in those}
        listed = getattr(module, "MUTANTS", getattr(module, name.upper(), ()))
        found[name] = tuple(mutant for mutant in listed if mutant not in known)
    return {name: mutants for name, mutants in found.items() if mutants}


def every() -> list[Mutant]:
    """The mutants of all themes."""
    return [mutant for mutants in lists().values() for mutant in mutants]
