"""The register in memory, and the rows of lists that nobody in it was found for; both follow the database."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.matching import Entry, Register, ReturnedRow, listed, registered
from bot.matching import typed as as_typed
from bot.model.returned import ListRow
from storage.lists import list_rows
from storage.register import inquiries, persons
from storage.store.store import Store
from storage.store.transaction import Transaction

PAGE = 1_000


@dataclass
class Followed:
    """One sort of rows: which there are and in which version, how to read some, and where they are kept."""

    register: Register
    versions: Callable[[Transaction], Awaitable[dict[int, bytes]]]
    some: Callable[[Transaction, Sequence[int]], Awaitable[Sequence[Any]]]
    entry: Callable[[Any], Entry]
    known: dict[int, bytes] = field(default_factory=dict)


class Index:
    """people: everybody in the register, persons and inquiries without one; rows: what stands on lists unmatched."""

    def __init__(self, store: Store) -> None:
        """Empty before follow."""
        self._store = store
        self.people, self.rows = Register(), Register()
        self._inquired = Followed(self.people, inquiries.versions, inquiries.some, _registered)
        self._followed = (
            Followed(self.people, persons.versions, persons.some, _registered),
            self._inquired,
            Followed(self.rows, list_rows.versions, list_rows.some, _listed),
        )

    def is_inquiry(self, number: int) -> bool:
        """Whether somebody in the register is an inquiry without a person; else it is a person."""
        return number in self._inquired.known

    async def follow(self) -> None:
        """Takes in what is new or has changed, forgets what is gone."""
        for followed in self._followed:
            await self._follow(followed)

    async def _follow(self, followed: Followed) -> None:
        now = await self._store.read(followed.versions)
        for number in followed.known.keys() - now.keys():
            followed.register.remove(number)
            del followed.known[number]
        changed = sorted(number for number, version in now.items() if followed.known.get(number) != version)
        for start in range(0, len(changed), PAGE):
            found = await self._store.read(followed.some, changed[start : start + PAGE])
            await asyncio.to_thread(_take_in, followed, found)
            followed.known |= {one.id: now[one.id] for one in found}


async def everybody(store: Store) -> list[Entry]:
    """Everybody in the register as they are now, read for once; the inquiries of whatever state that have no person."""
    found: list[Entry] = []
    for source in (persons, inquiries):
        ids = sorted(await store.read(source.versions))
        for start in range(0, len(ids), PAGE):
            found += map(_registered, await store.read(source.some, ids[start : start + PAGE]))
    return found


def _take_in(followed: Followed, found: Sequence[Any]) -> None:
    for one in found:
        followed.register.add(followed.entry(one))


def _registered(one: Any) -> Entry:
    return registered(one.id, one.facts)


def _listed(row: ListRow) -> Entry:
    return listed(row.id, typed(row))


def typed(row: ListRow) -> ReturnedRow:
    """A row as the matching takes it."""
    return as_typed(row.number, row.typed, further=row.remark.further)
