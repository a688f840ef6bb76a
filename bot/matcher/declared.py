"""Whom operators have declared that they miss, beside everybody in the register."""

import asyncio

from bot.matcher.index import Index
from bot.matching import Candidate, sought
from bot.model.declaration import Declaration
from storage.register import declarations
from storage.store.store import Store
from storage.store.transaction import Transaction


async def compare(store: Store, index: Index, one: Declaration, now: int) -> None:
    """Keeps who it may be.  Nothing when the register has changed meanwhile: then it still waits."""
    async with index.lock:
        found = (await asyncio.to_thread(index.people.candidates, sought(one.facts))).ranked
    await store.run(_keep, index, one.id, found)


async def _keep(tx: Transaction, index: Index, declaration_id: int, found: list[Candidate]) -> None:
    if await index.is_outdated(tx) or not await declarations.some(tx, [declaration_id]):
        return
    numbers = [int(candidate.id) for candidate in found]
    asked = [number for number in numbers if index.is_inquiry(number)]
    await declarations.keep(tx, declaration_id, [number for number in numbers if number not in asked], asked)
