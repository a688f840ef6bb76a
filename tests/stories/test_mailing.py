"""An update on its way: watched, paused, cancelled, at night, over a crash; and what the report says at its end."""

from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.rehearsal import PlannedFault
from bot.use_cases.updates.mailing import EVERY
from storage.staff import audit
from storage.store import stamps
from storage.store.transaction import Transaction
from storage.updates import audiences, mailing
from tests.cast import OperatorActor
from tests.promises.quick import StandingClock, crashes
from tests.stories.broadcasting import (
    PREVIEW,
    families,
    goes_out,
    got,
    half_way,
    opens_it,
    puts_it,
    reads_of,
    staff,
    writes,
)  # fmt: skip
from tests.town import START, Town

HOUR = 3_600
SENDING, SENT = "<b>Update No. {number}</b> is being sent.", "<b>Update No. {number} was sent.</b>"
ELSEWHERE = "This update has changed since the button was shown."


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    """A town in which time stands still until a story moves it; it is noon."""
    town = Town(tmp_path)
    town.clock = town.telegram.clock = StandingClock()
    is_at(town, 12)
    async with town:
        yield town


def is_at(town: Town, hour: int, minute: int = 0) -> None:
    """The next time that clocks in Kyiv show it."""
    now = datetime.fromtimestamp(START + town.clock.ahead, ZoneInfo("Europe/Kyiv"))
    ahead = (now.replace(hour=hour, minute=minute, second=0, microsecond=0) - now).total_seconds()
    town.clock.ahead += ahead % 86_400


async def test_a_pause_holds_the_rest_until_it_goes_on(town: Town) -> None:
    iryna, petro = await staff(town)
    people = await half_way(town, iryna, petro)
    await petro.presses("Pause")
    await petro.sees_toast("Paused. Nothing more is sent.")
    await town.passes(HOUR)
    assert got(people) == [1, 1, 0, 0, 0]
    await reads_of(iryna, "<b>Update No. {number}</b> is paused.")
    await iryna.presses("Continue sending")
    await iryna.sees_toast("Sending continues.")
    await town.settles()
    assert got(people) == [1, 1, 1, 1, 1]
    report = await reads_of(petro, SENT)
    assert petro.word("Sent: {n}").format(n=5) in report.text


@pytest.mark.parametrize("paused", [False, True])
async def test_a_cancellation_in_the_middle_is_for_good(town: Town, paused: bool) -> None:
    iryna, petro = await staff(town)
    people = await half_way(town, iryna, petro)
    if paused:
        await petro.presses("Pause")
    approval = petro.data("endcast").partition(":")[2]
    await petro.presses("Cancel the update")
    await petro.sees_toast("Cancelled. Nothing more will be sent.")
    await town.passes(HOUR)
    assert got(people) == [1, 1, 0, 0, 0]
    report = await reads_of(iryna, "<b>Update No. {number} was cancelled.</b>")
    assert iryna.word("Sent: {n}").format(n=2) in report.text
    assert iryna.word("Not sent: {n}").format(n=3) in report.text
    assert not iryna.has_read("100 %")  # what never left does not fill the bar
    for verb in ("gocast", "holdcast", "endcast"):
        petro.forges(f"{verb}:{approval}")
        await petro.sees_toast(ELSEWHERE)
    await town.passes(HOUR)
    assert got(people) == [1, 1, 0, 0, 0]


async def test_a_cancellation_before_the_last_one_leaves_stops_that_one(town: Town) -> None:
    iryna, petro = await staff(town)
    people = await families(town, 3)
    town.telegram.faults.add(PlannedFault.server_error(), chat=people[2].person.id, times=1)
    await goes_out(iryna, petro)
    await petro.presses("Cancel the update")
    await town.settles()
    await town.passes(HOUR)
    assert got(people) == [1, 1, 0]


async def test_a_cancellation_after_the_last_one_left_says_that_it_came_too_late(town: Town) -> None:
    iryna, petro = await staff(town)
    people = await families(town, 2)
    await goes_out(iryna, petro)
    petro.forges(f"endcast:{petro.data('amend').partition(':')[2]}")
    await petro.sees_toast(ELSEWHERE)
    await town.settles()
    await reads_of(iryna, SENT)
    assert got(people) == [1, 1]
    assert not iryna.has_read("скасовано")


async def test_whom_a_cancelled_update_never_came_to_is_reported_as_not_sent(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mailing, "WINDOW", 3)
    monkeypatch.setattr(audiences, "LOOKED_AT", 3)
    iryna, petro = await staff(town)
    for one in await families(town, 20):
        town.telegram.faults.add(PlannedFault.server_error(), chat=one.person.id, times=1)
    await goes_out(iryna, petro)
    await petro.presses("Cancel the update")
    await town.settles()
    await town.passes(HOUR)
    report = await reads_of(iryna, "<b>Update No. {number} was cancelled.</b>")
    assert iryna.word("Not sent: {n}").format(n=20) in report.text


async def test_what_is_approved_at_night_goes_out_in_the_morning(town: Town) -> None:
    iryna, petro = await staff(town)
    people = await families(town, 3)
    is_at(town, 23)
    await writes(iryna)
    await puts_it(iryna)
    await opens_it(petro)
    await petro.presses("Approve and send")
    await reads_of(petro, "<b>Update No. {number}</b> will be sent from {moment}.")
    await town.passes(9 * HOUR + 59 * 60)
    assert got(people) == [0, 0, 0]
    await town.passes(2 * 60)
    assert got(people) == [1, 1, 1]


async def test_what_the_night_interrupts_goes_on_in_the_morning(town: Town) -> None:
    iryna, petro = await staff(town)
    is_at(town, 20, 59)
    people = await half_way(town, iryna, petro)
    await town.passes(2 * 60)
    assert got(people) == [1, 1, 0, 0, 0]
    for operator in (iryna, petro):
        await reads_of(operator, "<b>Update No. {number}</b> is waiting for the end of the quiet hours: {moment}.")
    await town.passes(12 * HOUR)
    assert got(people) == [1, 1, 1, 1, 1]


async def test_a_reason_lets_it_out_at_night_and_is_kept(town: Town) -> None:
    iryna, petro = await staff(town)
    people = await families(town, 2)
    is_at(town, 23)
    await writes(iryna)
    await iryna.sees(PREVIEW)
    await town.settles()
    await iryna.person.presses(f"✎ {iryna.word('Quiet hours')}")
    await town.settles()
    await iryna.says("Автобуси прибувають о другій ночі")
    await puts_it(iryna)
    card = await opens_it(petro)
    assert "Автобуси прибувають о другій ночі" in card.text
    await petro.presses("Approve and send")
    await town.settles()
    assert got(people) == [1, 1]
    assert await town.store.read(_reasons) == [{"reason": "Автобуси прибувають о другій ночі"}]


async def _reasons(tx: Transaction) -> list[dict[str, str]]:
    rows = await tx.all("SELECT id, sealed FROM audit WHERE action = 'overrode' AND subject = 'broadcast'")
    return [audit.opened(tx, row["id"], row["sealed"]) for row in rows]


@pytest.mark.parametrize("after", [0, 5, 17])
async def test_over_a_crash_nobody_is_lost_and_nobody_gets_it_twice(
    town: Town, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    monkeypatch.setattr(mailing, "WINDOW", 6)
    monkeypatch.setattr(audiences, "LOOKED_AT", 5)
    iryna, petro = await staff(town)
    people = await families(town, 30)
    await writes(iryna)
    await puts_it(iryna)
    await opens_it(petro)
    await town.settles()
    petro.forges(petro.data("approve"))
    await reads_of(petro, SENDING)
    assert await town.telegram.changes.until(lambda: (sum(got(people)) >= after) or None, 20)
    await crashes(town)
    await town.opens()
    await town.settles()
    unknown = await town.store.read(lambda tx: tx.count("outbox WHERE state = 'unknown'"))
    assert max(got(people)) == 1
    assert got(people).count(0) <= unknown
    rows = await town.store.read(
        lambda tx: tx.count("outbox WHERE text_id IS NOT NULL AND state IN ('sent', 'unknown')")
    )
    assert rows == len(people)
    await reads_of(iryna, SENT)


async def test_the_live_message_is_changed_every_few_seconds_and_its_changes_never_pile_up(town: Town) -> None:
    iryna, petro = await staff(town)
    people = await families(town, 8)
    for number, one in enumerate(people):
        town.telegram.faults.add(PlannedFault.server_error(), chat=one.person.id, times=number)
    await goes_out(iryna, petro)
    town.telegram.faults.add(PlannedFault.server_error(), chat=petro.person.id, times=4)
    for _second in range(60):
        await town.passes(1)
        assert await town.store.read(_changes_on_their_way) <= 2
    edits = town.telegram.calls.of("editMessageText").to(iryna.person.id)
    assert 1 <= len(edits) <= 60 / EVERY + 3
    for _hour in range(6):  # as Telegram may still refuse what Petro is to read four times
        await town.passes(HOUR)
    for operator in (iryna, petro):
        live = await operator.reads("100 %")
        assert operator.word("<b>Update No. {number}</b> has been sent.").format(number=1) in live.text
        assert not live.inline
        await reads_of(operator, SENT)


async def _changes_on_their_way(tx: Transaction) -> int:
    return await tx.count("outbox WHERE kind = 'operator' AND state IN ('due', 'sending')")


async def test_the_report_counts_what_became_of_everybody(town: Town) -> None:
    iryna, petro = await staff(town)
    people = await families(town, 4)
    blocked = PlannedFault.refused(403, "Forbidden: bot was blocked by the user")
    town.telegram.faults.add(blocked, chat=people[0].person.id, times=1)
    town.telegram.faults.add(PlannedFault.refused(400, "Bad Request: odd"), chat=people[1].person.id, times=1)
    town.telegram.faults.add(PlannedFault.cut_after(), chat=people[2].person.id, times=1)
    await goes_out(iryna, petro)
    report = await reads_of(petro, SENT)
    for line in ("Sent: {n}", "Blocked: {n}", "Failed: {n}", "Unknown: {n}"):
        assert petro.word(line).format(n=1) in report.text


async def test_whoever_has_left_since_it_was_counted_does_not_keep_the_bar_from_filling(town: Town) -> None:
    iryna, petro = await staff(town)
    people = await families(town, 5)
    await writes(iryna)
    await puts_it(iryna)
    await opens_it(petro)
    for one in people[:2]:
        await one.person.blocks()
    await petro.presses("Approve and send")
    live = await reads_of(petro, "<b>Update No. {number}</b> has been sent.")
    assert "100 %" in live.text
    assert got(people) == [0, 0, 1, 1, 1]


async def test_when_neither_who_wrote_nor_who_approved_is_an_operator_any_more_the_others_get_the_report(
    town: Town,
) -> None:
    iryna, olha = await town.operator("Iryna", "broadcaster"), await town.operator("Olha", "broadcaster")
    petro = await town.operator("Petro", "admin")
    await families(town, 3)
    await writes(iryna)
    await iryna.sees(PREVIEW)
    await iryna.presses("When")
    await town.settles()
    await iryna.says("завтра о 10")
    await puts_it(iryna)
    await opens_it(olha)
    await olha.presses("Approve and send")
    await reads_of(olha, "<b>Update No. {number}</b> will be sent from {moment}.")
    await town.store.run(stamps.change_all, "operator", {"active": 0}, "role = 'broadcaster'")
    await town.passes(24 * HOUR)
    report = await reads_of(petro, SENT)
    assert petro.word("Sent: {n}").format(n=3) in report.text
    assert not olha.has_read("100 %")


async def test_an_approval_after_its_time_has_passed_shows_first_when_it_would_begin(town: Town) -> None:
    iryna, petro = await staff(town)
    people = await families(town, 2)
    await writes(iryna)
    await iryna.sees(PREVIEW)
    await iryna.presses("When")
    await town.settles()
    await iryna.says("о 15")
    await puts_it(iryna)
    early = await opens_it(petro)
    await town.passes(4 * HOUR)
    await petro.presses("Approve and send", on=early)
    await petro.sees("<b>Not approved.</b>")
    card = await petro.sees("<b>If it is approved now, sending starts on {moment}.</b>")
    assert got(people) == [0, 0]
    await petro.presses("Approve and send", on=card)
    await town.settles()
    assert got(people) == [1, 1]


async def test_at_night_an_approver_sees_that_it_begins_in_the_morning(town: Town) -> None:
    iryna, petro = await staff(town)
    await families(town, 2)
    is_at(town, 23)
    await writes(iryna)
    await puts_it(iryna)
    card = await opens_it(petro)
    begins = petro.word("<b>If it is approved now, sending starts on {moment}.</b>").partition("{moment}")[0]
    assert card.text.partition(begins)[2].partition("\n")[0].endswith("9:00.")


async def test_an_update_that_waits_for_its_time_is_listed_so(town: Town) -> None:
    iryna, petro = await staff(town)
    is_at(town, 23)
    await goes_out_at_night(iryna, petro)
    await iryna.says("/broadcast")
    await town.settles()
    assert iryna.word("No. {number}, to be sent later").format(number=1) in str(iryna.person.last.inline)


async def goes_out_at_night(iryna: OperatorActor, petro: OperatorActor) -> None:
    """Approved while the quiet hours are on."""
    await writes(iryna)
    await puts_it(iryna)
    await opens_it(petro)
    await petro.presses("Approve and send")
    await iryna.town.settles()


async def test_paused_and_expired_before_it_began_it_goes_to_nobody(town: Town) -> None:
    iryna, petro = await staff(town)
    people = await families(town, 3)
    is_at(town, 23)
    await goes_out_at_night(iryna, petro)
    await petro.presses("Pause")
    await reads_of(petro, "<b>Update No. {number}</b> is paused.")
    await crashes(town)
    await town.opens()
    await town.passes(5 * 24 * HOUR)
    await petro.presses("Continue sending")
    report = await reads_of(petro, SENT)
    assert petro.word("Too late: {n}").format(n=3) in report.text
    assert got(people) == [0, 0, 0]


async def test_a_report_that_can_no_longer_be_counted_says_so(town: Town) -> None:
    iryna, petro = await staff(town)
    await families(town, 2)
    await goes_out(iryna, petro)
    await town.passes(91 * 24 * HOUR)
    await iryna.says("/broadcast")
    await town.settles()
    await iryna.person.presses(iryna.word("No. {number}, sent").format(number=1))
    await iryna.sees("We no longer store who received it.")
    assert not iryna.person.last.inline


async def test_who_withdraws_consent_does_not_get_the_update_that_is_on_its_way(town: Town) -> None:
    iryna, petro = await staff(town)
    people = await half_way(town, iryna, petro)
    await people[4].says("/me")
    await people[4].presses("Withdraw consent")
    await people[4].presses("Yes, withdraw consent")
    await people[4].sees("<b>Your consent has been withdrawn.</b>")
    await town.passes(HOUR)
    assert got(people) == [1, 1, 1, 1, 0]
