"""What ends the process each time it is taken up is put aside: it must not end the program for ever."""

import asyncio

import pytest

from bot.list_worker import ListWorker
from bot.model.batch import RESTS, STARTS
from bot.model.rights import Role
from bot.use_cases.lists import in_pieces, pieces, together
from storage.lists import batches
from storage.register import chats
from storage.staff import operators
from storage.store.store import Store
from storage.store.transaction import Transaction
from tests.reliability.clock import Clock
from tests.reliability.listed import ORG, Listed

ROWS, PIECE = 6, 2


@pytest.fixture
async def listed(store: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Listed:
    monkeypatch.setattr(pieces, "PIECE", PIECE)
    made = Listed(store, clock)
    await made.brings(ROWS)
    await store.run(_an_administrator, int(clock()))
    return made


async def _an_administrator(tx: Transaction, now: int) -> None:
    chat = await chats.get_or_create(tx, 9_100, "private", "en", now)
    await operators.enrol(tx, chat.id, Role.ADMIN, "Ihor", now)


async def begins(listed: Listed) -> int:
    """Petro verifies the list; the press is over when the first piece is done."""
    await listed.store.run(together.verify, await listed.actor("Petro"), listed.list_id, "I have seen the protocol")
    (batch_id,) = await waiting(listed)
    return batch_id


async def waiting(listed: Listed) -> list[int]:
    return await listed.store.read(batches.open_ones, int(listed.clock()))


async def takes_up(listed: Listed, batch_id: int) -> bool:
    """Another process begins with it, and ends at once."""
    return await listed.store.run(in_pieces.take_up, batch_id, int(listed.clock()))


async def verified(listed: Listed) -> int:
    return await listed.store.read(lambda tx: tx.count("verification"))


async def heard(listed: Listed) -> int:
    """How many messages wait for the administrator."""
    return await listed.store.read(
        lambda tx: tx.count("outbox o JOIN operator p ON p.chat_id = o.chat_id AND p.role = 'admin'")
    )


async def carries_on(listed: Listed) -> None:
    """A process that lives goes on with what it may, until there is nothing to do."""
    working = asyncio.create_task(ListWorker(listed.store, ORG, listed.clock).work())
    while await waiting(listed):
        await listed.store.changes.wait(0.01)
    working.cancel()
    await asyncio.wait([working])


async def test_what_ended_three_processes_rests_for_a_day_and_administrators_hear_so(listed: Listed) -> None:
    batch_id = await begins(listed)
    before = await heard(listed)
    for _process in range(STARTS):
        assert await takes_up(listed, batch_id)
    assert await heard(listed) == before
    assert not await takes_up(listed, batch_id)
    assert await heard(listed) == before + 1
    assert await waiting(listed) == []
    assert await verified(listed) == PIECE
    listed.clock.passes(RESTS)
    await carries_on(listed)
    assert await verified(listed) == ROWS


async def test_after_the_rest_one_process_more_may_try(listed: Listed) -> None:
    batch_id = await begins(listed)
    for _process in range(STARTS + 1):
        await takes_up(listed, batch_id)
    listed.clock.passes(RESTS)
    assert [await takes_up(listed, batch_id) for _process in range(2)] == [True, False]
    assert await waiting(listed) == []


async def test_what_comes_forward_between_two_restarts_is_never_put_aside(listed: Listed) -> None:
    batch_id = await begins(listed)
    for _process in range(2):
        for _kill in range(STARTS):
            assert await takes_up(listed, batch_id)
        assert await listed.store.run(in_pieces.go_on, ORG, batch_id, int(listed.clock()), 1)
    await carries_on(listed)
    assert await verified(listed) == ROWS
