"""Operators hear that a return was verified before the family does, whatever crowd writes at that moment."""

import time
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest

from bot.app import Bot
from bot.checks import check
from bot.i18n import language
from bot.model.hold import hold_for
from bot.rehearsal import PlannedFault
from bot.rehearsal.chats import ChatState
from bot.texts.writing import reply
from storage.queues import flood, outbox
from storage.register import chats
from storage.store.transaction import Row, Transaction
from tests.cast import Actor, OperatorActor, Relative
from tests.promises.quick import VERIFIED, StandingClock, newest, presses, reports, times_told, verifies
from tests.register import Case, is_accepted
from tests.stories.listing import brings, finds_right
from tests.town import Town
from tests.wording import known, plain

ALARM = "<b>For operators: return verified</b> by"
QUARTER = 15 * 60
HOLD = 30
MOMENT = 0.05
ANDRII = {"surname": "Соловйов", "given": "Андрій", "patronymic": "Миколайович", "birth_date": "1994-07-02"}
BLOCKED = PlannedFault.refused(403, "Forbidden: bot was blocked by the user")
Cast = tuple[OperatorActor, OperatorActor, OperatorActor, Relative, Case]


class PacedTown(Town):
    """Time goes on only when a story says so; from a moment on, sending keeps to its pace."""

    slow_since = 0.0

    async def opens(self) -> None:
        """The bot starts."""
        self.bot = Bot(self.settings(), now=self.clock, steady=self._steady)
        await self.bot.start()

    def _steady(self) -> float:
        return self.fast_until + self.clock() - self.slow_since if self.slow_since else time.monotonic() * 1_000

    def slows_down(self) -> None:
        """From now on a second of sending is a second of the clock."""
        self.fast_until, self.slow_since = time.monotonic() * 1_000, self.clock()

    async def goes_on(self, seconds: float) -> None:
        """That much time goes by, a moment at a time, and what can be done in a moment is done."""
        for _moment in range(round(seconds / MOMENT)):
            self.clock.ahead += MOMENT
            self.store.changes.notify()
            for _glance in range(4):  # not until all is done: what was claimed may wait for the next moment
                await self.store.changes.wait(0.005, since=self.store.changes.count)
                if not await self._works():
                    break

    async def _works(self) -> bool:
        return bool(self.telegram.updates.pending) or await self.store.read(_is_at_work)


async def _is_at_work(tx: Transaction) -> bool:
    sql = "SELECT 1 FROM inbox WHERE state = 'new' UNION ALL SELECT 1 FROM outbox WHERE state = 'sending' LIMIT 1"
    return await tx.one(sql) is not None


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[PacedTown]:
    """A town in which time goes on only when a story says so."""
    opened = PacedTown(tmp_path, send_rate=30, notice_hold=HOLD)
    opened.clock = opened.telegram.clock = StandingClock()
    async with opened:
        yield opened


async def cast(town: Town) -> Cast:
    """Maria reports, Petro verifies, Olha could stop it, Anna waits."""
    maria, petro = await town.operator("Maria", "reviewer"), await town.operator("Petro", "verifier")
    olha, anna = await town.operator("Olha", "broadcaster"), town.relative("Anna")
    case = await is_accepted(anna, petro)
    await reports(maria, case)
    return maria, petro, olha, anna, case


def heard_at(actor: Actor, source: str) -> float:
    """The instant at which a sentence reached somebody."""
    words, calls = known(actor.word(source)), actor.town.telegram.calls.to(actor.person.id)
    times = [call.at for call in calls if call.status == 200 and words in plain(call.params.get("text", ""))]
    assert times, f"{actor.person.id} has not heard {words!r}"
    return times[0]


async def write(people: Sequence[Actor], times: int) -> None:
    """Each of them has written so often at once, and is to be answered."""
    town = people[0].town
    for one in people:
        one.person.room.standing = ChatState.OPEN
    await town.store.run(_are_answered, [one.person.id for one in people], times, int(town.clock()))


async def _are_answered(tx: Transaction, telegram_ids: Sequence[int], times: int, now: int) -> None:
    for telegram_id in telegram_ids:
        chat = await chats.get_or_create(tx, telegram_id, "private", language("uk"), now)
        for _time in range(times):
            await outbox.put(tx, chat.id, reply("Answer"), now)


async def test_a_crowd_keeps_neither_alarm_nor_notice_back(town: PacedTown) -> None:
    _maria, petro, olha, anna, _case = await cast(town)
    petro.forges(f"verify:{await newest(town, 'return_report')}")
    await petro.says("Перевірено окремо")
    await town.settles()
    town.slows_down()
    await write([*(town.relative(f"Stranger {number}") for number in range(40)), olha], 60)
    await town.goes_on(2)
    verified_at = town.clock()
    petro.forges("send:verify")
    await town.goes_on(HOLD + 5)
    alarm, notice = heard_at(olha, ALARM), heard_at(anna, VERIFIED)
    assert alarm - verified_at <= 2
    assert int(alarm) + HOLD <= notice <= alarm + HOLD + 2  # both fall on whole seconds
    assert await town.store.read(_answers_that_wait) > 500


async def _answers_that_wait(tx: Transaction) -> int:
    return await tx.count("outbox WHERE kind = 'reply' AND state = 'due'")


async def test_where_nobody_is_besides_the_two_the_family_is_told_after_the_hold(town: Town) -> None:
    maria, petro = await town.operator("Maria", "reviewer"), await town.operator("Petro", "verifier")
    anna = town.relative("Anna")
    await reports(maria, await is_accepted(anna, petro))
    for one in (maria, petro):  # that they wait themselves is no reason to wait
        town.telegram.faults.add(PlannedFault.server_error(), chat=one.person.id, times=200)
    petro.forges(f"verify:{await newest(town, 'return_report')}")
    await petro.says("Перевірено окремо")
    petro.forges("send:verify")
    await _until_verified(town)
    await _goes_by(town, HOLD - 5)
    assert times_told(anna) == 0
    await _goes_by(town, 10)
    assert times_told(anna) == 1


async def test_whoever_has_blocked_the_bot_keeps_no_notice_back(town: Town) -> None:
    _maria, petro, olha, anna, _case = await cast(town)
    town.telegram.faults.add(BLOCKED, chat=olha.person.id, times=10)
    await verifies(petro)
    await town.passes(HOLD - 1)
    assert times_told(anna) == 0
    await town.passes(2)
    assert times_told(anna) == 1


async def test_a_relative_among_the_operators_is_nobody_to_wait_for(town: Town) -> None:
    _maria, petro, olha, anna, case = await cast(town)
    await is_accepted(Relative(town, olha.person, "uk"), petro, case, relation="sister")
    await verifies(petro)
    await town.passes(HOLD + 1)
    assert not olha.has_seen(ALARM)
    assert times_told(anna) == 1


@pytest.mark.parametrize("fault", [PlannedFault.server_error(), PlannedFault.cut_before()])
async def test_the_notice_waits_for_an_alarm_that_telegram_delays_and_the_hold_counts_from_it(
    town: Town, fault: PlannedFault
) -> None:
    _maria, petro, olha, anna, _case = await cast(town)
    town.telegram.faults.add(fault, chat=olha.person.id, method="sendMessage", times=1_000)
    await verifies(petro)
    await _goes_by(town, HOLD + 60)
    assert times_told(anna) == 0
    town.telegram.faults.clear()
    await town.passes(300)
    alarm = heard_at(olha, ALARM)
    await town.passes(HOLD - 2)
    assert times_told(anna) == 0
    await town.passes(4)
    assert heard_at(anna, VERIFIED) >= alarm + HOLD
    assert times_told(anna) == 1


async def test_a_whole_list_waits_for_the_one_alarm_that_tells_of_it(town: Town) -> None:
    maria, petro = await town.operator("Maria", "reviewer"), await town.operator("Petro", "verifier")
    olha, families = await town.operator("Olha", "broadcaster"), [town.relative("Anna"), town.relative("Nina")]
    people = [await is_accepted(one, petro, **whom) for one, whom in zip(families, ({}, ANDRII), strict=True)]
    await brings(maria, "1;Коваль;Тарас;Іванович;12.03.1991\n2;Соловйов;Андрій;Миколайович;02.07.1994\n")
    rows = await town.store.read(_rows)
    for row, person in zip(rows, people, strict=True):
        await presses(maria, "is", f"{row['id']}:{person.person}:0")
    town.telegram.faults.add(PlannedFault.server_error(), chat=olha.person.id, method="sendMessage", times=1_000)
    await finds_right(petro, rows[0]["list_id"])
    await presses(petro, "batch", rows[0]["list_id"])
    await petro.says("Звірено кожен рядок")
    petro.forges("send:batch")
    await town.settles()
    await _goes_by(town, HOLD + 60)
    assert [times_told(one) for one in families] == [0, 0]
    town.telegram.faults.clear()
    await town.passes(300)
    await olha.sees("<b>For operators: {n} return verified</b> by {name}.", n=2)
    await town.passes(HOLD + 2)
    assert [times_told(one) for one in families] == [1, 1]


async def _rows(tx: Transaction) -> list[Row]:
    return await tx.all("SELECT id, list_id FROM returned_row ORDER BY number")


async def test_a_flood_limit_on_the_alarm_does_not_shorten_the_time_in_which_it_can_be_stopped(town: Town) -> None:
    _maria, petro, olha, anna, _case = await cast(town)
    await _is_verified_while_telegram_holds_us_off(petro, olha, 200)
    await town.passes(201)
    await olha.sees(ALARM)
    await town.passes(HOLD - 5)
    assert times_told(anna) == 0
    await olha.presses("Stop the notices")
    await olha.sees("<b>Stopped</b> by {name}.")
    await town.passes(QUARTER)
    await anna.hears_nothing_new()


async def test_after_a_quarter_of_an_hour_the_family_waits_for_no_alarm(town: Town) -> None:
    _maria, petro, olha, anna, _case = await cast(town)
    town.telegram.faults.add(PlannedFault.server_error(), chat=olha.person.id, method="sendMessage", times=10_000)
    await verifies(petro)
    for _minute in range(13):
        await town.passes(60)
    assert times_told(anna) == 0
    await town.passes(HOLD + 1)
    assert times_told(anna) == 1
    assert not olha.has_seen(ALARM)


UNHEARD = "<b>For operators: nobody else could have stopped this return.</b>"


async def test_operators_read_that_nobody_else_could_have_stopped_it(town: Town) -> None:
    _maria, petro, olha, anna, _case = await cast(town)
    town.telegram.faults.add(PlannedFault.server_error(), chat=olha.person.id, method="sendMessage", times=10_000)
    await verifies(petro)
    for _minute in range(14):
        await town.passes(60)
    assert times_told(anna) == 1
    await petro.sees(UNHEARD)
    town.telegram.faults.clear()
    await town.passes(300)
    said = await olha.sees(UNHEARD)
    await olha.says("/operator")
    await olha.sees("In the last week relatives were told about {n} return")
    await olha.presses("Stop the notices", on=said)
    await olha.sees("<b>Stopped</b> by {name}.")


async def test_where_a_third_has_heard_it_nobody_reads_so(town: Town) -> None:
    _maria, petro, olha, anna, _case = await cast(town)
    await verifies(petro)
    await town.passes(HOLD + 1)
    assert times_told(anna) == 1
    assert not any(one.has_seen(UNHEARD) for one in (petro, olha))
    await olha.says("/operator")
    await town.settles()
    assert not olha.has_seen("In the last week relatives were told about {n} return")


async def test_the_two_read_that_nobody_else_is_there(town: Town) -> None:
    maria, petro = await town.operator("Maria", "reviewer"), await town.operator("Petro", "verifier")
    anna = town.relative("Anna")
    await reports(maria, await is_accepted(anna, petro))
    await verifies(petro)
    for one in (maria, petro):
        await one.sees("Nobody but the two of you could stop them.")
    await town.passes(HOLD + 1)
    await petro.sees(UNHEARD)
    warned = [str(one) for one in await check(town.settings(), town.clock) if one.verdict == "warning"]
    assert "warning  operators: only 2 can stop a return: nobody besides the two who verify it" in warned
    assert any("1 returned people were told of in the last week" in said for said in warned)


async def test_the_hold_of_a_list_grows_with_its_people(town: Town) -> None:
    maria, petro = await town.operator("Maria", "reviewer"), await town.operator("Petro", "verifier")
    olha, families = await town.operator("Olha", "broadcaster"), [town.relative(f"Relative {n}") for n in range(11)]
    surnames = [f"Зразкенко{letter}" for letter in "абвгдежзикл"]
    people = [await is_accepted(one, petro, surname=of) for one, of in zip(families, surnames, strict=True)]
    await brings(maria, "".join(f"{n};{one};Тарас;Іванович;12.03.1991\n" for n, one in enumerate(surnames)))
    rows = await town.store.read(_rows)
    for row, person in zip(rows, people, strict=True):
        await presses(maria, "is", f"{row['id']}:{person.person}:0")
    for _page in range(2):
        await finds_right(petro, rows[0]["list_id"])
    await presses(petro, "batch", rows[0]["list_id"])
    await petro.says("Звірено кожен рядок")
    petro.forges("send:batch")
    await town.settles()
    await olha.sees("<b>For operators: {n} return verified</b> by {name}.", n=11)
    await town.passes(HOLD + 2)
    assert [times_told(one) for one in families] == [0] * 11
    await town.passes(HOLD)
    assert [times_told(one) for one in families] == [1] * 11


@pytest.mark.parametrize(("people", "times"), [(1, 1), (10, 1), (11, 2), (100, 2), (101, 3), (5_000, 3)])
def test_many_together_wait_longer_but_never_long(people: int, times: int) -> None:
    assert hold_for(120, people) == 120 * times


async def test_an_alarm_that_was_taken_back_holds_nothing_for_long(town: Town) -> None:
    _maria, petro, olha, anna, _case = await cast(town)
    town.telegram.faults.add(PlannedFault.server_error(), chat=olha.person.id, method="sendMessage")
    await verifies(petro)
    await town.store.run(_takes_back)
    await town.passes(HOLD + 1)
    assert times_told(anna) == 1
    assert not olha.has_seen(ALARM)


async def _takes_back(tx: Transaction) -> None:
    await tx.execute("UPDATE outbox SET state = 'stopped' WHERE kind = 'alarm' AND state = 'due'")


async def test_whoever_is_told_by_a_person_is_not_called_before_the_alarm_was_heard(town: Town) -> None:
    maria, petro = await town.operator("Maria", "reviewer"), await town.operator("Petro", "verifier")
    olha, nina = await town.operator("Olha", "broadcaster"), town.relative("Nina")
    await reports(maria, await is_accepted(nina, petro, category="child", relation="brother"))
    await _is_verified_while_telegram_holds_us_off(petro, olha, 200)
    await town.passes(201)
    await petro.says("/calls")
    await petro.sees("<b>Calls.</b> No call is waiting")
    assert await _calls_on_the_menu(petro) == 0
    await town.passes(HOLD + 1)
    assert await _calls_on_the_menu(petro) == 1
    await petro.says("/calls")
    await petro.sees("<b>To be called</b>")


async def _calls_on_the_menu(petro: OperatorActor) -> int:
    await petro.says("/operator")
    await petro.town.settles()
    calls = known(petro.word("Calls: {n}"))
    return sum(int(label.removeprefix(calls)) for label in petro.person.last.buttons if label.startswith(calls))


async def _is_verified_while_telegram_holds_us_off(petro: OperatorActor, olha: OperatorActor, seconds: int) -> None:
    town = petro.town
    town.telegram.faults.add(PlannedFault.flood(seconds), chat=olha.person.id, method="sendMessage")
    petro.forges(f"verify:{await newest(town, 'return_report')}")
    await petro.says("Перевірено окремо")
    petro.forges("send:verify")
    while await town.store.read(flood.held_until) < town.clock():
        await town.store.changes.wait(0.01, since=town.store.changes.count)


async def _until_verified(town: Town) -> None:
    assert await town.telegram.changes.until(lambda: (not town.telegram.updates.pending) or None, 20)
    while not await town.store.read(lambda tx: tx.count("verification")):
        await town.store.changes.wait(0.01, since=town.store.changes.count)


async def _goes_by(town: Town, seconds: int) -> None:
    for _second in range(seconds):
        await town.passes(1)
