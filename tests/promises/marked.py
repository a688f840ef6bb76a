"""Marked words: in which ways they may stand in a file or in a log, and where they are kept, sealed (N6)."""

import base64
import io
import json
import logging
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from bot import logs
from storage.store.transaction import Transaction
from tests.promises.sealed import SEALED

Log = io.StringIO


@pytest.fixture
def log(as_before: None) -> Iterator[Log]:
    """What the program itself would log at DEBUG."""
    stream = Log()
    logs.configure("json", level=logging.DEBUG, stream=stream)
    yield stream
    logging.getLogger().handlers.clear()


def forms(marker: str) -> set[bytes]:
    """All the ways in which a word may stand in a file."""
    found = set()
    for word in {marker, marker.upper(), marker.lower()}:
        found |= {word.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")}
        escaped = json.dumps(word)[1:-1]
        found |= {escaped.encode(), escaped.upper().replace("\\U", "\\u").encode(), repr(word.encode())[2:-1].encode()}
        for shift in range(3):
            coded = base64.b64encode(b"x" * shift + word.encode())
            found |= {coded[4 if shift else 0 : len(coded) // 4 * 4 - 4]}
    return {form for form in found if len(form) > 5}


async def unsealed(tx: Transaction, tables: Sequence[str] = SEALED) -> str:
    """All that is kept, as somebody with the keys reads it."""
    rows = [
        (table, row) for table in tables for row in await tx.all(f"SELECT id, sealed FROM {table}") if row["sealed"]
    ]
    drafts = [("draft", row) for row in await tx.all("SELECT chat_id || '/' || form AS id, sealed FROM draft")]
    pairs = await tx.all("SELECT sighting_id || '/' || person_id AS id, sealed FROM corroboration")
    links = [("corroboration", row) for row in pairs]
    records = [tx.unseal(table, row["id"], row["sealed"]) for table, row in rows + drafts + links]
    return str(records)


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}
