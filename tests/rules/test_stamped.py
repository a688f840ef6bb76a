"""One place writes what decides: storage/store/stamps.py; whoever writes it elsewhere writes rows that do not count."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from storage.store.stamps import BOUND

STORAGE = Path(__file__).parents[2] / "storage"
UPDATE = re.compile(r"UPDATE (\w+)(?: AS \w+)? SET (.*?)(?: WHERE | FROM |$)", re.DOTALL)
INTO = re.compile(r"INSERT INTO (\w+)")
# A row with a conflict of its own, and many rows at once: both put a stamp beside them.
WITH_STAMPS = {("returns/notices.py", "notice"), ("register/persons.py", "person")}


def _said(tree: ast.AST) -> Iterator[str]:
    """All words of a module that may be SQL; what is put in is left out."""
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _past_the_stamps(where: str, tree: ast.AST) -> Iterator[tuple[str, str]]:
    for words in _said(tree):
        for table, changed in UPDATE.findall(words):
            if set(re.findall(r"(\w+) = ", changed)) & {*BOUND.get(table, ()), "stamp"}:
                yield where, table
        yield from ((where, table) for table in INTO.findall(words) if table in BOUND)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            said, first = ast.unparse(node.func), node.args[0]
            if said in ("tx.insert", "tx.upsert") and isinstance(first, ast.Constant) and first.value in BOUND:
                yield where, str(first.value)


def test_nobody_else_writes_what_decides() -> None:
    found = set()
    for path in STORAGE.rglob("*.py"):
        where = str(path.relative_to(STORAGE))
        if where != "store/stamps.py":
            found |= set(_past_the_stamps(where, ast.parse(path.read_text("utf-8"))))
    assert found == WITH_STAMPS


def test_what_writes_past_the_stamps_is_found() -> None:
    wrong = """
async def go(tx):
    await tx.execute("UPDATE operator SET active = 1, role = :role WHERE id = :id")
    await tx.execute(f"UPDATE verification AS v SET state = 'standing' WHERE {x}")
    await tx.insert("notice", id=1)
"""
    assert {table for _, table in _past_the_stamps("x", ast.parse(wrong))} == {"operator", "verification", "notice"}
