"""Use cases decide, doors speak: what is inside knows no keyboard and no form, and no handler writes."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
OF_A_DOOR = {"ChatRequest", "Button", "Keyboard", "Draft", "press"}

# Who wrote, and that the update is done; which form is open, and its reminder.  Everything else is a use case's.
WRITING = {"handlers/acting.py", "handlers/dialogs.py"}
SPEAKING = {"storage.queues.outbox", "storage.queues.inbox", "storage.register.drafts"}
WRITES = ("execute", "changed", "insert", "upsert")


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
    assert found == set(), "what a handler says and asks stays in handlers/"


def writing_functions() -> set[tuple[str, str]]:
    """The functions of the storage that execute something, as module and name."""
    return {
        (path.removesuffix(".py").replace("/", "."), function.name)
        for path, module in files("storage")
        for function in ast.walk(module)
        if isinstance(function, ast.AsyncFunctionDef)
        and any(isinstance(node, ast.Attribute) and node.attr in WRITES for node in ast.walk(function))
    }


def test_handlers_do_not_write() -> None:
    writing, found = writing_functions(), set()
    for path, module in files("handlers"):
        modules = {name: f"{source}.{name}" for source, name in imported(module) if source.startswith("storage")}
        for node in ast.walk(module):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                source = modules.get(node.value.id, "")
                if source not in SPEAKING and (source, node.attr) in writing:
                    found.add(path)
    assert found == WRITING, "what is decided is written by a use case"
