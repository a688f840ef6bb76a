"""Fills a database with chats and rows as the store does (register/chats.py, queues/outbox.py), but by the thousand."""

import asyncio
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from bot.model.message import Kind
from storage.store.encryption import Vault
from storage.store.store import Store
from storage.store.transaction import Transaction

TEXT = "<b>Verified update № 17</b>\n\nThe exchange list of today is complete; nobody else was returned."
PARAMS = {"text": TEXT, "parse_mode": "HTML", "link_preview_options": {"is_disabled": True}}
CHAT = (
    "INSERT INTO chat (id, fingerprint, sort, language, consent_version, consented_at, met_at, sealed)"
    " VALUES (?, ?, 'private', ?, '1', ?, ?, ?)"
)
MESSAGE = (
    "INSERT INTO outbox (id, chat_id, kind, urgency, state, due_at, put_at, settled_at, sealed)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
UPDATE = "INSERT INTO inbox (id, update_id, lane, state, received_at, settled_at) VALUES (?, ?, ?, 'done', ?, ?)"


def seed(path: Path, keys: list[str], people: int, *, due: int = 0, past: int = 0) -> None:
    """So many chats, whose Telegram ids are 1, 2, 3 …; due broadcast rows to the first of them; past rows as well."""
    vault, now = asyncio.run(_prepared(path, keys)), int(time.time())
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA synchronous=OFF")
        db.executemany(CHAT, _chats(vault, people, now))
        db.executemany(MESSAGE, _sent(people, past, now))
        db.executemany(UPDATE, _done(vault, past, now))
        db.executemany(MESSAGE, _due(vault, due, now))
        db.commit()
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def add(path: Path, keys: list[str], due: int) -> None:
    """So many due broadcast rows more, to the first chats, in one transaction."""
    vault, now = asyncio.run(_prepared(path, keys)), int(time.time())
    with closing(sqlite3.connect(path, timeout=30)) as db:
        [[first]] = db.execute("SELECT COALESCE(MAX(id), 0) + 1 FROM outbox")
        db.executemany(MESSAGE, _due(vault, due, now, first))
        db.commit()


async def _prepared(path: Path, keys: list[str]) -> Vault:
    store = await Store.open(f"sqlite:///{path}", keys)
    try:
        return await store.read(_vault)
    finally:
        await store.close()


async def _vault(tx: Transaction) -> Vault:
    return tx._vault


def _chats(vault: Vault, count: int, now: int) -> Iterator[tuple[Any, ...]]:
    for chat in range(1, count + 1):
        sealed = vault.seal("chat", chat, {"telegram_id": chat})
        yield chat, vault.fingerprint("chat", str(chat)), ("uk", "en")[chat % 2], now, now, sealed


def _due(vault: Vault, count: int, now: int, first: int = 1 << 32) -> Iterator[tuple[Any, ...]]:
    kind = Kind.BROADCAST
    for chat, row in enumerate(range(first, first + count), 1):
        sealed = vault.seal("outbox", row, {"method": "sendMessage", "params": PARAMS, "to": [chat, None]})
        yield row, chat, kind.value, kind.urgency, "due", now, now, None, sealed


def _sent(people: int, count: int, now: int) -> Iterator[tuple[Any, ...]]:
    for row in range(1, count + 1):
        yield row, row % people + 1, "reply", 1, "sent", now - 9, now - 9, now - 8, None


def _done(vault: Vault, count: int, now: int) -> Iterator[tuple[Any, ...]]:
    for row in range(1, count + 1):
        yield row, row + (1 << 40), vault.fingerprint("lane", str(row)), now - 9, now - 9
