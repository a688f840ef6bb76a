"""Use cases decide, doors speak: what is inside knows no keyboard and no form, and ever fewer handlers write."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
OF_A_DOOR = {"Turn", "Button", "Keyboard", "Draft", "press"}
# Use cases that still know something of a door.  The list only gets shorter: what is mended has to be taken off it.
EXCEPTIONS = {("bot/use_cases/register/letters.py", "Draft")}

# As many files of handlers write to the database by themselves, besides what they say and which form is open, when
# this was last counted.  The number only gets smaller.
HANDLERS_THAT_WRITE = 27
SPEAKING = {"storage.queues.outbox", "storage.queues.inbox", "storage.register.drafts"}


def files(folder: str) -> Iterator[tuple[str, ast.Module]]:
    """The modules of a folder, by their paths."""
    for path in sorted((ROOT / folder).rglob("*.py")):
        yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def imported(module: ast.Module) -> Iterator[tuple[str, str]]:
    """Each import as the module and the name, which is empty for a whole module."""
    for node in ast.walk(module):
        if isinstance(node, ast.ImportFrom):
            yield from ((node.module or "", one.name) for one in node.names)
        elif isinstance(node, ast.Import):
            yield from ((one.name, "") for one in node.names)


def test_use_cases_know_nothing_of_a_door() -> None:
    found = {
        (path, name)
        for path, module in files("bot/use_cases")
        for source, name in imported(module)
        if name in OF_A_DOOR or source.partition(".")[0] == "handlers"
    }
    assert found - EXCEPTIONS == set(), "what a handler says and asks stays in handlers/"
    assert EXCEPTIONS - found == set(), "mended: take it off the list"


def writing_functions() -> set[tuple[str, str]]:
    """The functions of the storage that execute something, as module and name."""
    return {
        (path.removesuffix(".py").replace("/", "."), function.name)
        for path, module in files("storage")
        for function in ast.walk(module)
        if isinstance(function, ast.AsyncFunctionDef)
        and any(isinstance(node, ast.Attribute) and node.attr in ("execute", "changed") for node in ast.walk(function))
    }


def test_ever_fewer_handlers_write() -> None:
    writing, found = writing_functions(), set()
    for path, module in files("handlers"):
        modules = {name: f"{source}.{name}" for source, name in imported(module) if source.startswith("storage")}
        for node in ast.walk(module):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                source = modules.get(node.value.id, "")
                if source not in SPEAKING and (source, node.attr) in writing:
                    found.add(path)
    assert len(found) <= HANDLERS_THAT_WRITE, f"what is decided is written by a use case: {sorted(found)}"
