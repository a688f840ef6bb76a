"""While an update to many goes out the limits hold in every second, and whoever waits for an answer overtakes it."""

import asyncio
import time
from collections import Counter
from collections.abc import Mapping
from typing import Any

from bot.model.broadcast import BroadcastAudience
from bot.model.message import Kind
from bot.outbox.sender import Sender
from bot.rehearsal import PlannedFault
from storage.store.transaction import Transaction
from tests.reliability.mailings import TO_ALL, a_broadcast, families, is_filled
from tests.reliability.notices import verified_return
from tests.reliability.office import Office

RATE = 30
SLOWER = (1, 4, 16)  # on a machine whose neighbours have the processor, all goes so many times slower, also the clock


async def test_every_second_keeps_to_the_limits_and_replies_and_notices_overtake_it(office: Office) -> None:
    office.telegram.flood.strict = True
    people = await families(office, 150)
    found = await a_broadcast(office, BroadcastAudience("everyone"))
    await is_filled(office, found, 50)
    anna = office.telegram.person("Anna")
    chat = await office.chat_of(anna)
    staff = [await office.chat_of(office.telegram.person(name)) for name in ("Maria", "Oleh")]
    notice = await office.store.run(_verified, chat, (staff[0], staff[1]))
    await office.opens(RATE)
    await _some_are_sent(office, 40)
    asked = len(office.telegram.calls)
    for number in range(5):
        await office.puts(chat, f"Answer {number}", Kind.REPLY)
    await office.puts(chat, "A return", Kind.NOTICE, notice_id=notice)
    await office.settles()
    calls = office.telegram.calls
    at = sorted(call.at for call in calls)
    assert all(later - earlier >= 1 for earlier, later in zip(at, at[RATE:], strict=False))
    assert not [call for call in calls if call.status == 429]
    said = [call.params["text"] for call in calls]
    assert said.index("Answer 0") - asked <= RATE // 4  # what had a slot already may be before it
    assert said.index("A return") < len(said) - 20
    to_anna = [call.at for call in calls.to(anna.id)]
    assert all(later - earlier >= 1 for earlier, later in zip(to_anna, to_anna[3:], strict=False))
    got = Counter(call.chat_id for call in calls if call.params["text"] in TO_ALL.values())
    assert [got[one.id] for one in people] == [1] * len(people)


async def test_the_limit_is_used_also_when_telegram_takes_its_time_to_answer(office: Office) -> None:
    await families(office, 400)
    await is_filled(office, await a_broadcast(office, BroadcastAudience("everyone")), 50)
    counted = 0
    for slower in SLOWER:
        if counted <= 1.5 * RATE:
            counted = await _in_two_seconds(office, slower)
    assert counted > 1.5 * RATE  # and half of that where few calls may be in flight


async def _in_two_seconds(office: Office, slower: int) -> int:
    """How many calls of a new sender begin in two seconds, after its first, when each takes half a second."""
    began: list[float] = []

    def steady() -> float:
        return time.monotonic() / slower

    async def slowly(method: str, params: Mapping[str, Any], *, read_timeout: float | None = None) -> tuple[int, bytes]:
        began.append(steady())
        await asyncio.sleep(0.5 * slower)
        return 200, b'{"ok": true, "result": {"message_id": 1}}'

    sender = Sender(office.store, slowly, slowly, await office.lease(), office.clock, RATE, steady)
    office.sending = asyncio.create_task(sender.work())
    while not began or began[-1] < began[0] + 3:  # noqa: ASYNC110 (time itself is what is looked at)
        await asyncio.sleep(0.05)
    await office.crashes()
    return sum(began[0] + 1 <= at < began[0] + 3 for at in began)


async def test_a_flood_limit_on_one_recipient_holds_everything(office: Office) -> None:
    people = await families(office, 40)
    found = await a_broadcast(office, BroadcastAudience("everyone"))
    await is_filled(office, found, 50)
    anna = office.telegram.person("Anna")
    chat = await office.chat_of(anna)
    office.telegram.faults.add(PlannedFault.flood(retry_after=20), chat=people[10].id)
    await office.opens(RATE)
    refused = await _is_refused(office)
    await office.puts(chat, "Answer", Kind.REPLY, due_at=int(office.clock()) + 5)
    await office.settles()
    calls = office.telegram.calls
    in_flight = max(8, RATE // 4)
    during = [call for call in calls if refused < call.at < refused + 20]
    assert len(during) <= in_flight
    assert min(call.at for call in calls.to(anna.id)) >= refused + 20


async def test_where_updates_are_paid_for_nothing_else_is_faster_than_telegram_carries_for_nothing(
    office: Office,
) -> None:
    people = await families(office, 100)
    for number in range(90):
        chat = await office.chat_of(office.telegram.person(f"Reminded {number}"))
        await office.puts(chat, "Still right?", Kind.REMINDER)
    found = await a_broadcast(office, BroadcastAudience("everyone"))
    await is_filled(office, found, 50)
    await office.opens(RATE, paid=300)
    await office.settles()
    calls = office.telegram.calls
    reminders = sorted(call.at for call in calls if call.params["text"] == "Still right?")
    updates = sorted(call.at for call in calls if call.params["text"] in TO_ALL.values())
    assert len(reminders) == 90
    assert all(later - earlier >= 1 for earlier, later in zip(reminders, reminders[RATE:], strict=False))
    assert len(updates) >= len(people)
    assert updates[len(people) - 1] < reminders[-1]


async def _some_are_sent(office: Office, count: int) -> None:
    while len(office.telegram.calls) < count:
        office.clock.goes_on()
        await office.store.changes.wait(0.01)


async def _is_refused(office: Office) -> float:
    """Time goes on until Telegram has named a flood limit; when that was."""
    while not (refused := [call.at for call in office.telegram.calls if call.status == 429]):
        office.clock.goes_on()
        await office.store.changes.wait(0.01)
    return refused[0]


async def _verified(tx: Transaction, chat: int, staff: tuple[int, int]) -> int:
    return await verified_return(tx, chat, staff)
