"""An update to everybody that was written by one operator and approved by another, and is about to begin."""

import asyncio
import time
from pathlib import Path

from benchmarks.delivery.seed import PARAMS
from bot.i18n import LANGUAGES
from bot.model.broadcast import BroadcastAudience, Findings, Stage
from bot.model.message import DAY, ApiCall
from bot.model.rights import Role
from storage.register import chats
from storage.staff import operators
from storage.store.store import Store
from storage.store.transaction import Transaction
from storage.updates import broadcasts


def approve(path: Path, keys: list[str], recipients: int) -> None:
    """Lets it out, in a database that nobody else has open."""
    asyncio.run(_approved(path, keys, recipients, int(time.time())))


async def _approved(path: Path, keys: list[str], recipients: int, now: int) -> None:
    store = await Store.open(f"sqlite:///{path}", keys)
    try:
        await store.run(lets_out, recipients, now)
    finally:
        await store.close()


async def lets_out(tx: Transaction, recipients: int, now: int) -> None:
    """The same within a transaction."""
    author, approver = [await _enrolled(tx, number, now) for number in (1, 2)]
    broadcast_id = await broadcasts.add(tx, author, BroadcastAudience("everyone"), {}, now)
    await broadcasts.checked(tx, await broadcasts.get(tx, broadcast_id), Findings((), {"uk": recipients}, now))
    await broadcasts.move(tx, await broadcasts.get(tx, broadcast_id), (Stage.WRITTEN,), Stage.PROPOSED)
    found, times = await broadcasts.get(tx, broadcast_id), {"due_at": now, "expires_at": now + DAY, "zone": None}
    await broadcasts.approve(tx, found, approver, 1, now, **times)
    for language in LANGUAGES:
        await broadcasts.add_text(tx, broadcast_id, approver, language, ApiCall("sendMessage", dict(PARAMS)))


async def _enrolled(tx: Transaction, number: int, now: int) -> int:
    chat = await chats.get_or_create(tx, (1 << 50) + number, "private", "uk", now)
    return await operators.enrol(tx, chat.id, Role.ADMIN, f"Operator {number}", now)
