"""Each update is acted on once, in order within its chat, and none stops the others."""

import asyncio

import pytest

from bot.use_cases.staff import faults
from storage.queues import inbox
from storage.queues.inbox import DoneAlready
from tests.reliability.desk import Desk, message

ANNA, BOHDAN = 5_000_000_001, 5_000_000_002


async def test_updates_of_one_chat_are_acted_on_in_order(desk: Desk) -> None:
    await desk.receives(*[message(n, ANNA) for n in range(1, 31)])
    await desk.opens()
    await desk.settles()
    assert await desk.done() == list(range(1, 31))


async def test_words_and_buttons_of_one_person_are_one_lane(desk: Desk) -> None:
    chat = {"id": ANNA, "type": "private"}
    press = {"update_id": 2, "callback_query": {"id": "1", "from": chat, "data": "yes", "chat_instance": "1"}}
    desk.stuck[1] = asyncio.Event()
    await desk.receives(message(1, ANNA), press, message(3, BOHDAN))
    await desk.opens()
    await is_done(desk, 3)
    assert desk.tried == [1, 3]
    desk.stuck[1].set()
    await desk.settles()
    assert await desk.done() == [3, 1, 2]


async def test_an_update_that_came_twice_is_acted_on_once(desk: Desk) -> None:
    await desk.opens()
    assert await desk.receives(message(1, ANNA), message(1, ANNA)) == 1
    await desk.settles()
    assert await desk.receives(message(1, ANNA)) == 0
    await desk.settles()
    assert await desk.done() == [1]


async def test_other_chats_go_on_while_an_update_keeps_failing(desk: Desk) -> None:
    desk.broken = {1}
    await desk.receives(message(1, ANNA), message(2, ANNA), *[message(n, BOHDAN) for n in range(3, 20)])
    await desk.opens()
    await is_done(desk, 19)
    assert await desk.done() == list(range(3, 20))


async def test_nothing_overtakes_an_update_that_is_tried_again(desk: Desk) -> None:
    desk.broken = {1}
    await desk.receives(message(1, ANNA), message(2, ANNA))
    await desk.opens()
    while desk.tried.count(1) < 2:
        desk.clock.goes_on()
        await desk.store.changes.wait(0.01)
    desk.broken = set()
    await desk.settles()
    assert await desk.done() == [1, 2]


async def test_an_update_that_failed_four_times_is_put_aside_and_its_words_are_kept(desk: Desk) -> None:
    desk.broken = {1}
    await desk.receives(message(1, ANNA), message(2, ANNA))
    began = desk.clock()
    await desk.opens()
    await desk.settles()
    assert desk.tried == [1, 1, 1, 1, 2]
    assert desk.clock() - began >= 1 + 5 + 30
    assert await desk.states() == {"dead": 1, "done": 1}
    dead = await desk.store.read(lambda tx: tx.one("SELECT sealed FROM inbox WHERE state = 'dead'"))
    assert dead is not None
    assert dead["sealed"]


async def test_an_update_that_ended_three_processes_is_put_aside_and_the_others_are_acted_on(desk: Desk) -> None:
    desk.stuck[2] = asyncio.Event()
    await desk.receives(message(1, ANNA), message(2, BOHDAN), message(3, 7))
    for tries in range(1, 4):
        await desk.opens()
        while desk.tried.count(2) < tries:
            await desk.store.changes.wait(0.01)
        await desk.crashes()
    await desk.opens()
    await desk.settles()
    assert desk.tried.count(2) == 3
    assert await desk.done() == [1, 3]
    assert await desk.states() == {"done": 2, "dead": 1}


async def test_who_wrote_what_was_put_aside_is_told_that_it_is_kept(desk: Desk) -> None:
    desk.broken = {1}
    await desk.receives(message(1, ANNA))
    await desk.opens()
    await desk.settles()
    told = await desk.store.read(lambda tx: tx.all("SELECT kind FROM outbox"))
    assert told == [{"kind": "reply"}]


async def test_an_update_is_put_aside_also_when_nobody_can_be_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faults, "update_put_aside", None)
    desk.broken = {1}
    await desk.receives(message(1, ANNA), message(2, ANNA))
    await desk.opens()
    await desk.settles()
    assert await desk.states() == {"dead": 1, "done": 1}


async def test_the_words_of_what_was_done_are_erased(desk: Desk) -> None:
    await desk.receives(message(1, ANNA))
    await desk.opens()
    await desk.settles()
    done = await desk.store.read(lambda tx: tx.one("SELECT state, sealed FROM inbox"))
    assert done == {"state": "done", "sealed": None}


async def test_a_hundred_failing_chats_stop_nobody(desk: Desk) -> None:
    desk.broken = set(range(100))
    await desk.receives(*[message(n, 1_000 + n) for n in range(100)], message(100, ANNA))
    await desk.opens()
    await is_done(desk, 100)
    assert await desk.done() == [100]


async def test_a_chat_that_floods_the_inbox_does_not_keep_others_waiting(desk: Desk) -> None:
    await desk.receives(*[message(n, BOHDAN) for n in range(1_000)], message(1_000, ANNA))
    await desk.opens()
    await is_done(desk, 1_000)
    assert len(await desk.done()) < 500


async def test_what_no_key_opens_is_put_aside(desk: Desk) -> None:
    await desk.receives(message(1, ANNA), message(2, BOHDAN))
    await desk.store.run(lambda tx: tx.execute("UPDATE inbox SET sealed = :x WHERE update_id = 1", x=b"?"))
    await desk.opens()
    await desk.settles()
    assert await desk.done() == [2]
    assert await desk.states() == {"dead": 1, "done": 1}


async def test_a_crash_before_the_commit_acts_once(desk: Desk) -> None:
    desk.stuck = {n: asyncio.Event() for n in range(1, 6)}
    await desk.receives(*[message(n, 1_000 + n) for n in range(1, 6)])
    await desk.opens()
    while len(desk.tried) < 5:
        await desk.store.changes.wait(0.01)
    await desk.crashes()
    for held in desk.stuck.values():
        held.set()
    await desk.opens()
    await desk.settles()
    assert sorted(await desk.done()) == [1, 2, 3, 4, 5]


async def test_a_commit_that_nobody_heard_of_is_not_repeated(desk: Desk) -> None:
    """The process was ended between the commit and hearing of it; the update is tried by nobody again."""
    await desk.receives(message(1, ANNA))
    [(_, delivery)] = await desk.store.read(inbox.waiting, await desk.lease(), 10)
    act = asyncio.create_task(desk._act(delivery))
    while not await desk.done():
        await desk.store.changes.wait(0.01)
    act.cancel()
    await asyncio.wait([act])
    await desk.opens()
    await desk.settles()
    assert await desk.done() == [1]


async def test_who_has_lost_the_lease_does_nothing(desk: Desk) -> None:
    await desk.opens()
    working = desk.working
    assert working
    await desk.lease()
    await desk.receives(message(1, ANNA))
    await asyncio.wait([working])
    desk.working = None
    assert "LeaseLost" in repr(working.exception())
    assert await desk.done() == []


async def test_a_worker_that_is_stopped_ends_what_it_had_begun(desk: Desk) -> None:
    desk.stuck[1] = asyncio.Event()
    await desk.receives(message(1, ANNA))
    worker = await desk.opens()
    while not desk.tried:
        await desk.store.changes.wait(0.01)
    worker.stop()
    desk.stuck[1].set()
    assert desk.working
    await desk.working
    assert await desk.done() == [1]


async def test_done_updates_are_removed_after_three_days(desk: Desk) -> None:
    three_days, begun = 3 * 86_400, int(desk.clock())
    await desk.receives(message(1, ANNA))
    await desk.opens()
    await desk.settles()
    assert await desk.store.run(inbox.tidy, begun + three_days) == 0
    assert await desk.store.run(inbox.tidy, int(desk.clock()) + three_days + 1) == 1


async def is_done(desk: Desk, update_id: int) -> None:
    """Waits, while the made-up time stands still, until an update was acted on."""
    async with asyncio.timeout(30):
        while update_id not in await desk.done():
            await desk.store.changes.wait(0.01)


async def test_what_was_done_in_a_commit_that_nobody_heard_of_is_not_done_again(desk: Desk) -> None:
    await desk.receives(message(1, ANNA))
    [(_lane, delivery)] = await desk.store.read(inbox.waiting, await desk.lease(), 1)
    await desk.acts(delivery)
    with pytest.raises(DoneAlready):
        await desk.acts(delivery)
    assert await desk.done() == [1]
