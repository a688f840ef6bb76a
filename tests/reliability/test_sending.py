"""Messages go out once, in order, within the limits, whatever goes wrong on the way."""

import asyncio
import re
import sqlite3
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bot.model.message import ApiCall, Kind
from bot.rehearsal import PlannedFault
from bot.rehearsal.people import PATIENCE
from bot.transport import Answer, Caller
from storage.queues import flight, flood, release
from storage.store.keys import new_master_key
from storage.store.store import Store
from storage.store.transaction import Transaction
from tests.reliability.clock import STEP
from tests.reliability.notices import put, verified_return
from tests.reliability.office import Office

DAY = 86_400


async def notice_to(office: Office, chat_id: int) -> int:
    operators = [await office.chat_of(office.telegram.person(name)) for name in ("Olha", "Petro")]
    return await office.store.run(verified_return, chat_id, (operators[0], operators[1]))


async def test_a_message_arrives_and_its_words_are_erased(office: Office) -> None:
    anna = office.telegram.person("Anna")
    row = await office.puts(await office.chat_of(anna), "Good day & welcome")
    await office.opens()
    await office.settles()
    sent = await office.row(row)
    assert anna.words() == ["Good day & welcome"]
    assert (sent["state"], sent["message_id"], sent["sealed"]) == ("sent", anna.last.message_id, None)


async def test_one_chat_hears_in_the_order_of_what_was_said(office: Office) -> None:
    anna = office.telegram.person("Anna")
    chat = await office.chat_of(anna)
    for number in range(8):
        await office.puts(chat, f"word {number}")
    await office.opens()
    await office.settles()
    assert anna.words() == [f"word {number}" for number in range(8)]


async def test_one_chat_hears_one_message_a_second_after_a_short_burst(office: Office) -> None:
    chat = await office.chat_of(office.telegram.person("Anna"))
    for number in range(9):
        await office.puts(chat, f"word {number}")
    await office.opens()
    await office.settles()
    at = [call.at for call in office.telegram.calls]
    assert len(at) == 9
    late = STEP  # time here may go on by a step while a call is on its way
    assert all(at[n + 3] - at[n] >= 1 - late for n in range(6))
    assert at[8] - at[0] >= 6 - late


async def test_a_chat_keeps_its_pace_also_when_a_call_takes_time_to_arrive(office: Office) -> None:
    office.telegram.flood.strict = True
    chat = await office.chat_of(office.telegram.person("Anna"))
    for number in range(6):
        await office.puts(chat, f"word {number}")
    office.call = partial(_slow_at_first, office, office.call)
    await office.opens()
    await office.settles()
    assert [call.status for call in office.telegram.calls] == [200] * 6


async def _slow_at_first(
    office: Office, arrives: Caller, method: str, params: Mapping[str, Any], *, read_timeout: float | None = None
) -> Answer:
    """Time goes on by almost a second while the first call is on its way."""
    if not office.telegram.calls:
        office.clock.passes(0.9)
    return await arrives(method, params, read_timeout=read_timeout)


async def test_the_more_urgent_goes_first(office: Office) -> None:
    await office.store.run(flood.learn, 1, office.clock())  # Telegram takes no more than one a second
    kinds = [Kind.BROADCAST, Kind.REMINDER, Kind.CONFIRMATION, Kind.REPLY, Kind.NOTICE, Kind.ALARM]
    people = [office.telegram.person(kind.name) for kind in kinds]
    ids = [person.id for person in people]
    for person, kind in zip(people, kinds, strict=True):
        await put(office, await office.chat_of(person), kind)
    await office.opens(rate=1)
    await office.settles()
    assert [call.params["chat_id"] for call in office.telegram.calls if call.params["chat_id"] in ids] == ids[::-1]


async def test_a_broadcast_leaves_room_for_a_reply(office: Office) -> None:
    for number in range(100):
        await office.puts(await office.chat_of(office.telegram.person(f"Person {number}")), "To all", Kind.BROADCAST)
    await office.opens()
    anna = office.telegram.person("Anna")
    await office.puts(await office.chat_of(anna), "Your answer")
    await office.settles()
    said = [call.params["text"] for call in office.telegram.calls]
    assert said.index("Your answer") < 20
    assert len(said) == 101


async def test_no_second_sees_more_than_the_limit_over_a_change_of_leader(office: Office) -> None:
    for number in range(80):
        await office.puts(await office.chat_of(office.telegram.person(f"Person {number}")), "To all", Kind.BROADCAST)
    await office.opens(rate=10)
    await anybody_hears(office)
    await office.crashes()
    await office.opens(rate=10)
    await office.settles()
    at = sorted(call.at for call in office.telegram.calls)
    assert all(later - earlier >= 1 for earlier, later in zip(at, at[10:], strict=False))


async def test_who_knows_since_when_nobody_else_sends_counts_from_then(office: Office) -> None:
    for number in range(40):
        await office.puts(await office.chat_of(office.telegram.person(f"Person {number}")), "To all", Kind.BROADCAST)
    await office.opens(rate=10)
    await anybody_hears(office)
    await office.crashes()
    dead, heard = office.clock(), len(office.telegram.calls)
    office.clock.passes(1.25)
    await office.opens(rate=10, alone_since=dead)
    assert await office.telegram.changes.until(lambda: len(office.telegram.calls) > heard or None, PATIENCE)
    await office.settles()
    at = sorted(call.at for call in office.telegram.calls)
    assert at[heard] == dead + 1.25
    assert all(later - earlier >= 1 for earlier, later in zip(at, at[10:], strict=False))


async def anybody_hears(office: Office) -> None:
    while not office.telegram.calls:
        office.clock.goes_on()
        await office.store.changes.wait(0.01)


async def test_a_relative_who_blocked_the_bot_is_marked_unreachable(office: Office) -> None:
    anna = office.telegram.person("Anna")
    chat = await office.chat_of(anna)
    await anna.blocks()
    row = await office.puts(chat, "We have news", Kind.NOTICE, notice_id=await notice_to(office, chat))
    await office.opens()
    await office.settles()
    gone = await office.row(row)
    reachable = await office.store.read(lambda tx: tx.one("SELECT reachable FROM chat WHERE id = :id", id=chat))
    assert (gone["state"], gone["reason"], reachable) == ("gone", "blocked", {"reachable": 0})


async def test_after_a_flood_limit_nobody_hears_anything_until_its_time_has_passed(office: Office) -> None:
    for number in range(5):
        await office.puts(await office.chat_of(office.telegram.person(f"Person {number}")), "Good day")
    office.telegram.faults.add(PlannedFault.flood(retry_after=40))
    await office.opens(rate=1)
    await office.settles()
    flooded = next(call.at for call in office.telegram.calls if call.status == 429)
    later = [call.at for call in office.telegram.calls if call.status == 200]
    assert len(later) == 5
    assert not [at for at in later if flooded < at < flooded + 40]


async def test_a_restart_obeys_the_flood_limit(office: Office) -> None:
    anna = office.telegram.person("Anna")
    row = await office.puts(await office.chat_of(anna), "Good day")
    office.telegram.faults.add(PlannedFault.flood(retry_after=60))
    await office.opens()
    while (await office.row(row))["tries"] == 0:
        office.clock.goes_on()
        await office.store.changes.wait(0.01)
    await office.crashes()
    await office.puts(await office.chat_of(office.telegram.person("Bohdan")), "Good day")
    await office.opens()
    await office.settles()
    await until_due(office, row)
    first, *others = [call.at for call in office.telegram.calls]
    assert len(others) == 2
    assert min(others) >= first + 60
    assert anna.words() == ["Good day"]


async def until_due(office: Office, row: int) -> None:
    """Time goes on to the next try of a row, and past it."""
    due_at = (await office.row(row))["due_at"]
    office.clock.passes(max(0.0, due_at - office.clock()))
    await office.settles()


async def test_who_claims_wakes_nobody_unless_something_was_kept_back(office: Office) -> None:
    rows = [
        await office.puts(await office.chat_of(office.telegram.person(name)), "Good day") for name in ("Anna", "James")
    ]
    lease, now = await office.lease(), int(office.clock())
    seen = office.store.changes.count
    assert [letter.id for letter in await office.store.run(flight.claim, lease, rows[:1], now)] == rows[:1]
    assert office.store.changes.count == seen
    assert [letter.id for letter in await office.store.run(flight.claim, lease, rows, now)] == rows[1:]
    assert office.store.changes.count == seen + 1


@pytest.mark.parametrize(("kind", "state"), [(Kind.CONFIRMATION, "sent"), (Kind.REMINDER, "unknown")])
async def test_what_a_crash_left_in_flight_is_decided_by_its_kind(office: Office, kind: Kind, state: str) -> None:
    row = await office.puts(await office.chat_of(office.telegram.person("Anna")), "Good day", kind)
    await office.has_claimed(row)
    await office.opens()
    await office.settles()
    assert (await office.row(row))["state"] == state


async def test_a_message_that_waits_for_its_next_try_holds_up_nothing_in_its_chat(office: Office) -> None:
    anna = office.telegram.person("Anna")
    chat = await office.chat_of(anna)
    first = await office.puts(chat, "first")
    office.telegram.faults.add(PlannedFault.server_error(), times=3)
    await office.opens()
    await until_due(office, first)
    await until_due(office, first)
    await until_due(office, first)
    assert (await office.row(first))["tries"] == 3
    await office.puts(chat, "second")
    await office.settles()
    assert anna.words() == ["second"]
    await until_due(office, first)
    assert anna.words() == ["second", "first"]


async def test_a_reply_of_yesterday_is_not_sent_any_more(office: Office) -> None:
    anna = office.telegram.person("Anna")
    chat = await office.chat_of(anna)
    reply = await office.puts(chat, "The next question")
    confirmation = await office.puts(chat, "Your inquiry was accepted", Kind.CONFIRMATION)
    office.clock.passes(DAY)
    await office.opens()
    await office.settles()
    assert anna.words() == ["Your inquiry was accepted"]
    assert ((await office.row(reply))["state"], (await office.row(reply))["sealed"]) == ("stale", None)
    assert (await office.row(confirmation))["state"] == "sent"


async def test_words_that_telegram_refuses_are_kept_for_the_operators(office: Office) -> None:
    chat = await office.chat_of(office.telegram.person("Anna"))
    row = await office.puts_call(chat, ApiCall("sendMessage", {"text": "<b>never closed", "parse_mode": "HTML"}))
    await office.opens()
    await office.settles()
    refused = await office.row(row)
    assert (refused["state"], refused["reason"]) == ("refused", "entities")
    assert refused["sealed"] is not None


async def test_a_group_that_became_a_supergroup_is_found_at_its_new_id(office: Office) -> None:
    group = office.telegram.group("Shift", supergroup=True)
    await group.adds_bot(office.telegram.person("Olha"))
    before = office.telegram.group("Shift, before")
    chat = await office.chat_of(before)
    fault = PlannedFault.refused(
        400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=group.id
    )
    office.telegram.faults.add(fault, chat=before.id)
    row = await office.puts(chat, "A new inquiry", Kind.OPERATOR)
    await office.opens()
    await office.settles()
    assert (await office.row(row))["state"] == "sent"
    assert group.chat[-1].text == "A new inquiry"
    assert await office.store.read(_chat_of, group.id) == chat


async def _chat_of(tx: Transaction, telegram_id: int) -> int:
    row = await tx.one("SELECT id FROM chat WHERE fingerprint = :it", it=tx.fingerprint("chat", str(telegram_id)))
    assert row
    return int(row["id"])


async def test_buttons_are_taken_away_and_groups_are_left(office: Office) -> None:
    anna, group = office.telegram.person("Anna"), office.telegram.group("Not ours")
    await group.adds_bot(anna)
    chat = await office.chat_of(anna)
    said = await office.puts(chat, "Yes or no?")
    await office.opens()
    await office.settles()
    message_id = (await office.row(said))["message_id"]
    edit = ApiCall("editMessageText", {"message_id": message_id, "text": "Too late"})
    edited = [await office.puts_call(chat, edit) for _ in range(2)]
    left = await office.puts_call(await office.chat_of(group), ApiCall("leaveChat", {}))
    await office.settles()
    assert anna.words() == ["Too late"]
    assert not group.has_bot
    assert [(await office.row(row))["state"] for row in (*edited, left)] == ["sent"] * 3


async def test_the_same_message_is_put_once(office: Office) -> None:
    chat = await office.chat_of(office.telegram.person("Anna"))
    first = await office.puts(chat, "A reminder", Kind.REMINDER, dedup="reminder of today")
    assert await office.puts(chat, "A reminder", Kind.REMINDER, dedup="reminder of today") == first


async def test_a_message_is_not_sent_before_it_is_due(office: Office) -> None:
    anna = office.telegram.person("Anna")
    due_at = int(office.clock()) + 600
    row = await office.puts(await office.chat_of(anna), "In ten minutes", due_at=due_at)
    await office.opens()
    office.clock.passes(599)
    await office.settles()
    assert anna.words() == []
    await until_due(office, row)
    assert anna.words() == ["In ten minutes"]


async def test_a_row_that_cannot_be_decrypted_stops_no_other(office: Office) -> None:
    anna, bohdan = office.telegram.person("Anna"), office.telegram.person("Bohdan")
    broken = await office.puts(await office.chat_of(anna), "Good day")
    await office.store.run(lambda tx: tx.execute("UPDATE outbox SET sealed = :x WHERE id = :id", x=b"?", id=broken))
    await office.puts(await office.chat_of(bohdan), "Good day")
    await office.opens()
    await office.settles()
    assert bohdan.words() == ["Good day"]
    assert ((await office.row(broken))["state"], (await office.row(broken))["reason"]) == ("refused", "unreadable")


async def test_a_sender_that_is_stopped_writes_down_what_it_had_begun(office: Office) -> None:
    row = await office.puts(await office.chat_of(office.telegram.person("Anna")), "Good day")
    sender = await office.opens()
    await anybody_hears(office)
    sender.stop()
    assert office.sending
    await office.sending
    assert (await office.row(row))["state"] == "sent"


async def test_who_is_next_is_found_without_reading_the_whole_queue(tmp_path: Path) -> None:
    await (await Store.open(f"sqlite:///{tmp_path}/empty.db", [new_master_key()])).close()
    db = sqlite3.connect(tmp_path / "empty.db")
    values = {"urgency": 5, "now": 1, "limit": 38}
    plan = " / ".join(row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {flight.HEADS}", values))
    assert "SEARCH o USING INDEX outbox_due (urgency=? AND due_at<?)" in plan
    assert "SEARCH p USING INDEX outbox_chat" in plan
    assert "TEMP B-TREE" not in plan
    held = f"EXPLAIN QUERY PLAN SELECT {release.LEAVES_AT} FROM verification v WHERE v.id = 1"
    plan = " / ".join(row[3] for row in db.execute(held, values))
    assert "SEARCH a USING INDEX outbox_verification (verification_id=?)" in plan
    assert not re.search(r"SCAN \w+\b(?<!SCAN h)", plan), plan


async def test_who_has_lost_the_lease_sends_nothing(office: Office) -> None:
    anna = office.telegram.person("Anna")
    chat = await office.chat_of(anna)
    await office.puts(chat, "Good day")
    await office.opens()
    await office.settles()
    sending = office.sending
    assert sending and not sending.done()  # it has taken over and works
    await office.lease()
    row = await office.puts(chat, "Good evening")
    async with asyncio.timeout(30):
        while not sending.done():
            office.clock.goes_on()
            await office.store.changes.wait(0.01)
            if (await office.row(row))["state"] == "sent":
                break
    assert (anna.words(), (await office.row(row))["state"]) == (["Good day"], "due")
    office.sending = None
    assert "LeaseLost" in repr(sending.exception())
