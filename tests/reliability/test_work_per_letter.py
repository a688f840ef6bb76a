"""What a letter, a report of a meeting or the menu costs does not grow with what waits: there is one writer."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import pytest

import storage.store.store
from bot.model.actor import Actor
from bot.model.correspondence import Content, Incoming
from bot.model.rights import Role
from bot.model.waiting import Waiting
from bot.use_cases.register import letters, sightings
from bot.use_cases.staff import menu
from storage.register import chats
from storage.staff import operators
from storage.store.connection import Connection
from storage.store.store import Store
from storage.store.transaction import Transaction
from tests.reliability.clock import Clock
from tests.reliability.listed import ORG

STAFF, FEW, MANY = 10, 5, 100
MET = {"whom": "Тарас, років тридцять", "where": "у лікарні"}
Does = Callable[[Transaction, int, int], Awaitable[Any]]


class Counting:
    """A connection that counts what is said to it and what it gives back."""

    work = 0

    def __init__(self, db: Connection) -> None:
        self._db = db

    def __getattr__(self, name: str) -> Any:
        return getattr(self._db, name)

    async def execute(self, sql: str, values: Mapping[str, Any]) -> int:
        Counting.work += 1
        return await self._db.execute(sql, values)

    async def all(self, sql: str, values: Mapping[str, Any]) -> Any:
        found = await self._db.all(sql, values)
        Counting.work += 1 + len(found)
        return found


@pytest.fixture(autouse=True)
def counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is opened from now on is counted."""
    connect = storage.store.store.connect

    async def counting(url: str, *, read_only: bool = False) -> Any:
        return Counting(await connect(url, read_only=read_only))

    monkeypatch.setattr(storage.store.store, "connect", counting)


@pytest.fixture
async def store(counted: None, url: str, keys: list[str]) -> Any:
    opened = await Store.open(url, keys)
    yield opened
    await opened.close()


async def writes(tx: Transaction, chat_id: int, now: int) -> None:
    await letters.keep(tx, chat_id, Incoming("message", Content("Чи є новини?")), now)


async def tells(tx: Transaction, chat_id: int, now: int) -> None:
    await sightings.report(tx, chat_id, MET, now)


@pytest.mark.parametrize("does", [writes, tells])
async def test_it_costs_the_same_whatever_waits(store: Store, clock: Clock, does: Does) -> None:
    await store.run(_are_enrolled, int(clock()))
    await store.run(_do, range(FEW), does, int(clock()))
    little = await _cost(store, FEW, does, int(clock()))
    await store.run(_do, range(FEW + 1, MANY), does, int(clock()))
    assert await _cost(store, MANY, does, int(clock())) == little


async def test_the_menu_costs_the_same_whatever_waits(store: Store, clock: Clock) -> None:
    now = int(clock())
    await store.run(_are_enrolled, now)
    costs = []
    for families in (range(FEW), range(FEW, MANY)):
        for does in (writes, tells):
            await store.run(_do, families, does, now)
        before = Counting.work
        seen = await store.run(_opens_the_menu, now)
        costs.append(Counting.work - before)
        assert seen.messages == seen.meetings == families.stop
    assert costs[0] == costs[1]


async def _opens_the_menu(tx: Transaction, now: int) -> Waiting:
    return await menu.waiting(tx, Actor((await operators.active(tx))[0], ORG, now))


async def _cost(store: Store, number: int, does: Does, now: int) -> int:
    before = Counting.work
    await store.run(_do, [number], does, now)
    return Counting.work - before


async def _are_enrolled(tx: Transaction, now: int) -> None:
    for number in range(STAFF):
        chat = await chats.get_or_create(tx, 9_000 + number, "private", "uk", now)
        await operators.enrol(tx, chat.id, Role.VERIFIER, f"Operator {number}", now)


async def _do(tx: Transaction, families: Any, does: Does, now: int) -> None:
    for number in families:
        chat = await chats.get_or_create(tx, number + 1, "private", "uk", now)
        await chats.consent(tx, chat.id, now)
        await does(tx, chat.id, now)
