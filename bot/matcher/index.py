"""In memory, following the database: the register, who asks, and the rows of lists that nobody has decided."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from bot.loops import by_halves
from bot.matcher.relatives import Relatives
from bot.matching import Entry, Register, ReturnedRow, listed, registered
from bot.matching import typed as as_typed
from bot.model.declaration import Declaration
from bot.model.inquiry import Inquiry
from bot.model.person import Person
from bot.model.returned import ListRow
from storage.lists import list_rows
from storage.register import declarations, inquiries, persons, revision
from storage.store.store import Store
from storage.store.transaction import Transaction

PAGE = 250  # a tenth of a second
FOLLOW_AGAIN = 60.0  # seconds; looking at everybody takes a second for a hundred thousand


class Kept(Protocol):
    """Where what was read is kept, by its number."""

    def add(self, entry: Any) -> None:
        """Takes it in; whatever had the same number is replaced."""

    def remove(self, number: int) -> None:
        """Forgets it, if it is known."""


@dataclass
class Followed:
    """One sort of rows: which there are and in which version, how to read some, and where they are kept."""

    kept: Kept
    versions: Callable[..., Awaitable[dict[int, bytes]]]
    some: Callable[[Transaction, Sequence[int]], Awaitable[Sequence[Any]]]
    entry: Callable[[Any], Any]
    known: dict[int, bytes] = field(default_factory=dict)
    last: int = 0


class Index:
    """people: everybody in the register, persons and inquiries without one; rows: what is undecided on lists.

    relatives: who asks, to be looked up by operators.  declared: whom operators miss; no search finds them.
    Who looks into it in a thread holds the lock.
    """

    def __init__(self, store: Store) -> None:
        """Empty before follow."""
        self._store, self._following = store, asyncio.Lock()
        self.lock, self.is_loaded = asyncio.Lock(), False
        self._seen, self._looked_at, self._revision = -1, 0.0, -1
        self.people, self.rows, self.relatives = Register(), Register(), Relatives()
        self.declared = Register()
        self._inquired = Followed(self.people, inquiries.versions, inquiries.some, _inquired)
        self._registered = (
            Followed(self.people, persons.versions, persons.some, as_registered),
            self._inquired,
            Followed(self.relatives, inquiries.all_versions, inquiries.some, lambda inquiry: inquiry),
        )
        self._listed = Followed(self.rows, list_rows.versions, list_rows.some, _listed)
        self._declared = Followed(self.declared, declarations.versions, declarations.some, _declaration)

    def is_inquiry(self, number: int) -> bool:
        """Whether somebody in the register is an inquiry without a person; else it is a person."""
        return number in self._inquired.known

    async def follow(self) -> None:
        """Takes in what is new or has changed, forgets what is gone."""
        async with self._following:
            self._seen, self._looked_at = self._store.changes.count, time.monotonic()
            self._revision = await self._store.read(revision.current)
            for followed in (*self._registered, self._listed, self._declared):
                await self._follow(followed)
            self.is_loaded = True

    @property
    def is_behind(self) -> bool:
        """Whether something may have changed since, and it was long enough ago to look at everything again."""
        return self._seen != self._store.changes.count and time.monotonic() - self._looked_at >= FOLLOW_AGAIN

    async def is_outdated(self, tx: Transaction) -> bool:
        """Whether somebody was imported, joined or taken apart since: nothing that was compared with it is kept."""
        return not await revision.stays(tx, self._revision)

    async def take_new(self) -> None:
        """Takes in who was registered since, in a moment; what has changed or is gone waits for follow.

        Nothing while that is being done: whoever looks for somebody does not wait for the end of an import.
        """
        if not self._following.locked():
            async with self._following:
                for followed in self._registered:
                    await self._take(followed, await self._store.read(followed.versions, followed.last))

    async def _follow(self, followed: Followed) -> None:
        now = await self._store.read(followed.versions)
        async with self.lock:
            for number in followed.known.keys() - now.keys():
                followed.kept.remove(number)
                del followed.known[number]
        await self._take(followed, now)

    async def _take(self, followed: Followed, now: Mapping[int, bytes]) -> None:
        changed = sorted(number for number, version in now.items() if followed.known.get(number) != version)
        for start in range(0, len(changed), PAGE):
            found = await by_halves(self._page(followed, changed[start : start + PAGE]))
            followed.known |= {one.id: now[one.id] for one in found}
        followed.last = max([followed.last, *changed[-1:]])

    async def _page(self, followed: Followed, ids: Sequence[int]) -> Sequence[Any]:
        found = await self._store.read(followed.some, ids)
        async with self.lock:
            await asyncio.to_thread(_take_in, followed, found)
        return found


async def everybody(store: Store) -> list[Entry]:
    """Everybody in the register as they are now, read for once; the inquiries of whatever state that have no person."""
    found: list[Entry] = []
    for followed in (
        Followed(Register(), persons.versions, persons.some, as_registered),
        Followed(Register(), inquiries.versions, inquiries.some, _inquired),
    ):
        ids = sorted(await store.read(followed.versions))
        for start in range(0, len(ids), PAGE):
            found += map(followed.entry, await store.read(followed.some, ids[start : start + PAGE]))
    return found


def _take_in(followed: Followed, found: Sequence[Any]) -> None:
    for one in found:
        followed.kept.add(followed.entry(one))


def as_registered(person: Person) -> Entry:
    """Somebody in the register as the matching takes them: all records of one person are one."""
    return registered(person.id, person.facts, person.case_id)


def _inquired(inquiry: Inquiry) -> Entry:
    return registered(inquiry.id, inquiry.facts)


def _declaration(one: Declaration) -> Entry:
    return registered(one.id, one.facts)


def _listed(row: ListRow) -> Entry:
    return listed(row.id, typed(row))


def typed(row: ListRow) -> ReturnedRow:
    """A row as the matching takes it."""
    return as_typed(row.number, row.typed, further=row.remark.further)
