"""Reminders are said once: after downtime, over both changes of clocks, with two who look, and after a crash."""

import asyncio
from collections import Counter
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.model.message import DAY
from bot.model.reminder import Reminder, ReminderKind
from bot.settings import OrgConfig
from bot.use_cases.wait.reminder_job import remind
from storage.store.lease import Lease
from storage.store.transaction import Transaction
from storage.wait import reminders
from tests.promises.quick import StandingClock
from tests.register import has_asked
from tests.stories.reminding import DETAILS, times
from tests.town import Town

KYIV = ZoneInfo("Europe/Kyiv")


def town_at(folder: Path, words: str, **settings: object) -> Town:
    """A town that begins at that time in Kyiv."""
    town = Town(folder, "", **settings)
    town.clock = town.telegram.clock = StandingClock()
    town.clock.ahead = datetime.fromisoformat(words).replace(tzinfo=KYIV).timestamp() - town.clock()
    return town


@pytest.mark.timeout(240)
async def test_a_thousand_reminders_that_fell_due_while_the_bot_was_down_go_out_little_by_little(
    tmp_path: Path,
) -> None:
    async with town_at(tmp_path, "2027-06-01 09:00") as town:
        families = [town.relative(f"Family {number}") for number in range(1_000)]
        cases = await asyncio.gather(*(has_asked(family) for family in families))
        for case in cases[:100]:  # two reminders of one chat
            await town.store.run(_also, case.id, int(town.clock()) + 60 * DAY)
        await town.closes()
        town.clock.ahead += 62 * DAY + 3_600
        await town.opens()
        heard = []
        for _look in range(12):
            await town.passes(30)
            heard.append(len([call for call in town.telegram.calls if call.method == "sendMessage"]))
        # At each look a hundred at most; the bot's own clock may have looked once more in the meantime.
        assert all(later - earlier <= 200 for earlier, later in pairwise([0, *heard]))
        said = Counter(len(family.person.words()) for family in families)
        assert said == {1: 1_000}
        await town.passes(2 * DAY)
        assert all(times(family, DETAILS) == 1 for family in families)


async def _also(tx: Transaction, inquiry_id: int, due_at: int) -> None:
    row = await tx.known("SELECT chat_id FROM inquiry WHERE id = :id", id=inquiry_id)
    await tx.execute(
        "INSERT INTO draft (chat_id, form, updated_at, sealed) VALUES (:chat, 'registration', 0, :sealed)",
        chat=row["chat_id"],
        sealed=tx.seal(
            "draft",
            f"{row['chat_id']}/registration",
            {"form": "registration", "subject": "", "step": "category", "answers": {}, "known": []},
        ),
    )
    await reminders.begin(tx, row["chat_id"], ReminderKind.REGISTRATION, due_at)


async def test_what_is_stale_after_a_long_downtime_is_left_out_and_the_next_comes_in_its_turn(tmp_path: Path) -> None:
    async with town_at(tmp_path, "2027-06-01 12:00") as town:
        anna = town.relative("Anna")
        await has_asked(anna)
        await town.closes()
        town.clock.ahead += 70 * DAY
        await town.opens()
        await town.passes(30)
        assert times(anna, DETAILS) == 0
        await town.passes(50 * DAY - 60)
        assert times(anna, DETAILS) == 0
        await town.passes(60)
        assert times(anna, DETAILS) == 1


@pytest.mark.parametrize("begins", ["2027-03-27 12:30", "2027-10-30 12:30", "2027-03-27 03:30", "2027-10-30 03:30"])
async def test_over_a_change_of_clocks_each_is_said_once_and_by_day(tmp_path: Path, begins: str) -> None:
    async with town_at(tmp_path, begins, remind_every=1) as town:
        anna = town.relative("Anna")
        case = await has_asked(anna)
        await town.store.run(_due, case.id, int(town.clock()))
        for _quarter in range(3 * 24 * 4):
            await town.passes(900)
        at = [datetime.fromtimestamp(call.at, UTC).astimezone(KYIV) for call in town.telegram.calls.to(anna.person.id)]
        assert 3 <= len(at) <= 4
        assert len({moment.date() for moment in at}) == len(at)
        assert all(9 <= moment.hour < 21 for moment in at)


async def _due(tx: Transaction, inquiry_id: int, due_at: int) -> None:
    row = await tx.known("SELECT chat_id FROM inquiry WHERE id = :id", id=inquiry_id)
    await reminders.begin(tx, row["chat_id"], ReminderKind.DETAILS, due_at)


async def test_two_who_look_at_the_same_time_say_it_once(tmp_path: Path) -> None:
    async with town_at(tmp_path, "2027-06-01 12:00") as town:
        anna = town.relative("Anna")
        await has_asked(anna)
        town.clock.ahead += 60 * DAY
        await asyncio.gather(*(town.bot.jobs.remind() for _who in range(5)))
        await town.settles()
        assert times(anna, DETAILS) == 1


async def test_a_crash_between_moving_and_saying_undoes_both(tmp_path: Path) -> None:
    async with town_at(tmp_path, "2027-06-01 12:00") as town:
        anna = town.relative("Anna")
        await has_asked(anna)
        town.clock.ahead += 60 * DAY
        now, jobs = int(town.clock()), town.bot.jobs
        (due,) = await town.store.read(reminders.due, now, 10)
        with pytest.raises(RuntimeError):
            await town.store.run(_crash, jobs.lease, jobs.settings.org, due, now)
        assert await town.store.read(reminders.due, now, 10) == [due]
        await town.passes(30)
        assert times(anna, DETAILS) == 1


async def _crash(tx: Transaction, lease: Lease, org: OrgConfig, due: Reminder, now: int) -> None:
    await remind(tx, lease, org, due, now)
    raise RuntimeError("a crash before the commit")


async def test_one_that_cannot_be_read_holds_up_nobody(tmp_path: Path) -> None:
    async with town_at(tmp_path, "2027-06-01 12:00") as town:
        anna, nina = town.relative("Anna"), town.relative("Nina")
        broken = await has_asked(anna)
        await has_asked(nina)
        await town.settles()  # both are compared with the register: what cannot be read never would be
        await town.store.run(_break, broken.id)
        await town.passes(60 * DAY)
        assert (times(anna, DETAILS), times(nina, DETAILS)) == (0, 1)


async def _break(tx: Transaction, inquiry_id: int) -> None:
    chat = "SELECT chat_id FROM inquiry WHERE id = :id"
    await tx.execute(f"UPDATE chat SET sealed = :sealed WHERE id = ({chat})", sealed=b"broken", id=inquiry_id)
