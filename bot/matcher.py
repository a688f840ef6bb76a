"""Compares lists of returned people with the whole register, in memory and beside the loop."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Protocol, TypeVar

import structlog

from bot.matching import Candidates, Entry, Register, ReturnedRow
from bot.model.dates import PartialDate
from bot.model.returned import ListRow, PossibleMatch
from bot.use_cases import lists as working
from storage import candidates, inquiries, lists, persons
from storage.store import Store
from storage.transaction import Transaction

PAGE = 1_000
ROWS_AT_ONCE = 50
LOOK_AGAIN = 5.0
log = structlog.get_logger()


class Subject(Protocol):
    """Somebody in the register: a person, or an inquiry that nobody has accepted yet."""

    @property
    def id(self) -> int:
        """The row's id."""

    @property
    def facts(self) -> Mapping[str, str]:
        """The answers of the registration."""


Found = TypeVar("Found", bound=Subject)
Page = Callable[[Transaction, int, int], Awaitable[list[Found]]]


class Matcher:
    """Works through the lists that wait to be compared; what a crash interrupts is done again."""

    def __init__(self, store: Store, now: Callable[[], float]) -> None:
        """Nothing is read before work."""
        self._store, self._now = store, now

    async def work(self) -> None:
        """Until cancelled."""
        while True:
            seen = self._store.changes.count
            for waiting in await self._store.read(lists.all_of, "matching"):
                await self._try(waiting.id)
            await self._store.changes.wait(LOOK_AGAIN, since=seen)

    async def _try(self, list_id: int) -> None:
        """A list that cannot be compared must not stop the bot; it is tried again."""
        try:
            await self._compare(list_id)
        except Exception as fault:
            log.error("list not compared", list=list_id, exc_info=fault)

    async def _compare(self, list_id: int) -> None:
        people, inquired = await everybody(self._store)
        register = await asyncio.to_thread(Register, [*people.values(), *inquired.values()])
        while rows := await self._store.read(lists.new_rows, list_id, ROWS_AT_ONCE):
            found = await asyncio.to_thread(_search, register, rows)
            await self._store.run(_keep, rows, found, frozenset(inquired))
        await self._store.run(working.compared, list_id, int(self._now()))
        log.info("list compared", list=list_id, register=len(people) + len(inquired))


async def everybody(store: Store) -> tuple[dict[int, Entry], dict[int, Entry]]:
    """Everybody in the register by row id: the persons, and the inquiries of whatever state that have no person."""
    people = {one.id: entry(one.id, one.facts) for one in await _all(store, persons.page)}
    inquired = {i.id: entry(i.id, i.facts) for i in await _all(store, inquiries.page) if i.person_id is None}
    return people, inquired


def entry(number: int, facts: Mapping[str, str]) -> Entry:
    """Somebody as the matching takes them."""
    born = facts.get("birth_date")
    former = facts.get("birth_name", "").split()[:1]
    return Entry(
        number,
        facts["surname"],
        facts["given"],
        facts.get("patronymic", ""),
        PartialDate.parse(born) if born else None,
        other_surnames=tuple(former),
    )


async def _all(store: Store, page: Page[Found]) -> list[Found]:
    found: list[Found] = []
    while more := await store.read(page, found[-1].id if found else 0, PAGE):
        found += more
    return found


def _search(register: Register, rows: list[ListRow]) -> list[Candidates]:
    return [register.candidates(_typed(row)) for row in rows]


def _typed(row: ListRow) -> ReturnedRow:
    said = row.typed
    surname = said.get("surname") or said.get("full_name", "")
    return ReturnedRow(row.number, surname, said.get("given", ""), said.get("patronymic", ""), said.get("birth", ""))


async def _keep(tx: Transaction, rows: list[ListRow], found: list[Candidates], inquired: frozenset[int]) -> None:
    for row, who in zip(rows, found, strict=True):
        matches, scores = [], []
        for one in who.ranked:
            number = int(one.id)
            person, inquiry = (None, number) if number in inquired else (number, None)
            fields = {name: str(agreement) for name, agreement in one.fields.items()}
            matches.append(PossibleMatch(row.id, one.rank, person, inquiry, one.verdict.value, fields))
            scores.append(one.score)
        await candidates.keep(tx, row, matches, scores, who.fitting)
