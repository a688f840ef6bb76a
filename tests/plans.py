"""Listens to what is said to the database, and asks how it finds the rows."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

import storage.store.store
from storage.store.connection import Connection

# Operators and keys are few; whatever comes from families, and whatever is sent to them, becomes more and more.
GROWING = (
    "announcement", "audit", "call", "candidate", "change", "chat", "code", "code_miss", "comparison", "corroboration",
    "draft", "errand", "follow_up", "inbox", "inquiry", "joining", "likeness", "message", "notice", "outbox", "person",
    "rejected_match", "reminder", "return_report", "returned_row", "sighting", "verification",
)  # fmt: skip
_SPOKEN_OF = re.compile(r"\b(?:FROM|JOIN|UPDATE|INTO)\s+(\w+)(?:\s+(?:AS\s+)?([a-z]+))?\b")
_READS_ALL = re.compile(r"SCAN (\w+)(?: USING (?:COVERING )?INDEX (\w+))?|Seq Scan on (\w+)")
Said = dict[str, Mapping[str, Any]]


class Listening:
    """A connection that keeps every statement, with the values that it came with first."""

    def __init__(self, db: Connection, said: Said) -> None:
        self._db, self._said = db, said

    def __getattr__(self, name: str) -> Any:
        return getattr(self._db, name)

    async def execute(self, sql: str, values: Mapping[str, Any]) -> int:
        if "sqlite_master" not in sql:  # a migration, for which there is no plan
            self._said.setdefault(sql, values)
        return await self._db.execute(sql, values)

    async def all(self, sql: str, values: Mapping[str, Any]) -> Any:
        self._said.setdefault(sql, values)
        return await self._db.all(sql, values)


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> Said:
    """What every store says that is opened from now on."""
    heard: Said = {}
    connect = storage.store.store.connect

    async def listening(url: str, *, read_only: bool = False) -> Any:
        return Listening(await connect(url, read_only=read_only), heard)

    monkeypatch.setattr(storage.store.store, "connect", listening)
    return heard


async def plan(db: Connection, sql: str, values: Mapping[str, Any]) -> list[str]:
    """How the database would find the rows, step by step."""
    if db.dialect == "sqlite":
        return [row["detail"] for row in await db.all(f"EXPLAIN QUERY PLAN {sql}", values)]
    return [row["QUERY PLAN"].strip() for row in await db.all(f"EXPLAIN {sql}", values)]


async def visited(db: Connection, sql: str, values: Mapping[str, Any]) -> int:
    """How many rows PostgreSQL looks at, in all steps together."""
    (row,) = await db.all(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}", values)
    counted = ("Actual Rows", "Rows Removed by Filter", "Rows Removed by Join Filter")
    nodes = _nodes(row["QUERY PLAN"][0]["Plan"])
    return sum(round(node.get(name, 0) * node["Actual Loops"]) for node in nodes for name in counted)


def _nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for inner in node.get("Plans", ()):
        yield from _nodes(inner)


async def read_whole(db: Connection, sql: str, values: Mapping[str, Any]) -> set[str]:
    """The growing tables of which the statement looks at every row."""
    partial = await _partial_indexes(db)
    names = {alias or table: table for table, alias in _SPOKEN_OF.findall(sql)}
    return {
        table
        for one, index, other in _scans(await plan(db, sql, values))
        if (table := names.get(one or other, one or other)) in GROWING and index not in partial
    }


def _scans(steps: list[str]) -> Iterator[tuple[str, str, str]]:
    for step in steps:
        if found := _READS_ALL.search(step):
            yield found[1] or "", found[2] or "", found[3] or ""


async def _partial_indexes(db: Connection) -> set[str]:
    """Indexes with few rows, such as of what is due: a statement may go through the whole of them."""
    if db.dialect != "sqlite":
        return set()
    rows = await db.all("SELECT name FROM sqlite_master WHERE type = 'index' AND sql LIKE '% WHERE %'", {})
    return {row["name"] for row in rows}
