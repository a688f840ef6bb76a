"""What ended is erased when its time has come, what is silent after two warnings, and nothing else is."""

import pytest

from bot.model.rights import Role
from storage.register import persons
from storage.staff import operators
from storage.store.transaction import Transaction
from tests.answers import CIVILIAN
from tests.cast import OperatorActor, Relative
from tests.promises.breaking import breaks
from tests.promises.quick import HOLD, is_invited_again, lifts, newest, presses, times_told, to_be_called, verifies
from tests.promises.quick import reports as reports_quickly
from tests.register import Case, count, has_asked, is_accepted
from tests.stories.erasing import DAY, YEAR, nights
from tests.town import Town

WARNING = "<b>Reminder: should your inquiry stay open?</b>"
ALSO = {name: answer for name, answer in CIVILIAN.items() if name not in ("own_name", "phone")}


async def cast(town: Town) -> tuple[Relative, OperatorActor, OperatorActor, Case]:
    """Anna, whose inquiry was accepted, and two operators."""
    anna = town.relative("Anna")
    maria, petro = await town.operator("Maria", "reviewer"), await town.operator("Petro", "admin")
    return anna, maria, petro, await is_accepted(anna, petro)


async def left(town: Town, *tables: str) -> list[int]:
    """How many rows there are."""
    return [await town.store.read(count, table) for table in tables]


async def test_a_withdrawn_inquiry_is_erased_after_its_time_with_the_person_nobody_asks_about(town: Town) -> None:
    anna, maria = town.relative("Anna"), await town.operator("Марія", "reviewer")
    first = await anna.registers()
    await maria.accepts()
    await anna.registers_also(ALSO)
    await anna.opens(first)
    await anna.presses("Withdraw the inquiry")
    await anna.presses("Yes, withdraw it")
    await anna.sees("<b>Inquiry withdrawn.</b>")
    await nights(town, YEAR - 10 * DAY)
    assert await left(town, "inquiry", "person") == [2, 1]
    await nights(town, 11 * DAY)
    assert await left(town, "inquiry", "person") == [1, 0]
    assert len(await anna.looks_at_status()) == 1


async def test_a_case_that_ended_with_a_told_return_is_erased_and_the_fact_stays(town: Town) -> None:
    anna, maria, petro, case = await cast(town)
    await reports_quickly(maria, case)
    await verifies(petro)
    await town.passes(HOLD + 1)
    assert times_told(anna) == 1
    await nights(town, YEAR - 10 * DAY)
    assert await left(town, "inquiry", "notice", "verification") == [1, 1, 1]
    await nights(town, 11 * DAY)
    gone = ("inquiry", "notice", "verification", "return_report", "person", "follow_up")
    assert await left(town, *gone, "past_notice") == [0] * len(gone) + [1]


async def test_a_corrected_case_is_open_again_and_stays(town: Town) -> None:
    anna, maria, petro, case = await cast(town)
    await reports_quickly(maria, case)
    await verifies(petro)
    await town.passes(HOLD + 1)
    await maria.presses("Stop the notices")
    await petro.presses("Send a correction")
    await town.settles()
    await petro.says("Помилка в особі")
    await petro.presses("Send the correction")
    await anna.sees("<b>Correction: the return is not verified.</b>")
    await nights(town, YEAR + DAY)
    assert await left(town, "inquiry", "notice") == [1, 2]
    await anna.opens(case.reference)
    await anna.presses("Withdraw the inquiry")
    await anna.presses("Yes, withdraw it")
    await anna.sees("<b>Inquiry withdrawn.</b>")
    await nights(town, YEAR + DAY)
    assert await left(town, "inquiry", "notice", "person", "past_notice") == [0, 0, 0, 2]


async def test_nobody_is_erased_who_still_has_to_be_called_of_a_return(town: Town) -> None:
    anna, maria, petro, case = await cast(town)
    await reports_quickly(maria, case)
    await verifies(petro)
    await anna.person.blocks()
    for _year in range(5):  # the block is a sign in the first of them; two warnings later the inquiry would go
        await nights(town, YEAR)
    assert len(await town.store.read(to_be_called)) == 1
    assert await left(town, "inquiry", "verification", "person") == [1, 1, 1]
    assert await town.store.read(count, "chat", "warned = 2") == 1


@pytest.mark.parametrize("way", ["told", "withdrawn"])
async def test_nobody_is_erased_who_still_has_to_be_called_of_a_correction(town: Town, way: str) -> None:
    anna, maria, petro, case = await cast(town)
    await reports_quickly(maria, case)
    await verifies(petro)
    await town.passes(HOLD + 1)
    assert times_told(anna) == 1
    if way == "withdrawn":
        await anna.opens(case.reference)
        await anna.presses("Withdraw the inquiry")
        await anna.presses("Yes, withdraw it")
        await anna.sees("<b>Inquiry withdrawn.</b>")
    await anna.person.blocks()
    await maria.presses("Stop the notices")
    await petro.presses("Send a correction")
    await town.settles()
    await petro.says("Помилка в особі")
    await petro.presses("Send the correction")
    await town.settles()
    await nights(town, YEAR + DAY)
    listed = [row["inquiry_id"] for row in await town.store.read(to_be_called)]
    assert (listed, await left(town, "inquiry")) == ([case.id], [1])


@pytest.mark.parametrize("way", ["told", "withdrawn", "silent"])
async def test_nobody_is_erased_who_was_told_of_a_return_that_was_none_and_not_corrected(town: Town, way: str) -> None:
    anna, maria, petro, case = await cast(town)
    await reports_quickly(maria, case)
    await verifies(petro)
    await town.passes(HOLD + 1)
    assert times_told(anna) == 1
    if way == "withdrawn":
        await anna.opens(case.reference)
        await anna.presses("Withdraw the inquiry")
        await anna.presses("Yes, withdraw it")
        await anna.sees("<b>Inquiry withdrawn.</b>")
    await presses(maria, "stop", await newest(town, "verification"))
    for days in (675, 50, 20, 30) if way == "silent" else (366,):
        await nights(town, days * DAY)
    assert await left(town, "inquiry", "person", "verification") == [1, 1, 1]
    await presses(petro, "correct", await newest(town, "verification"))
    await petro.says("Помилка в особі")
    petro.forges("send:correct")
    await anna.sees("<b>Correction: the return is not verified.</b>")
    if way == "withdrawn":
        await nights(town, DAY)
        assert await left(town, "inquiry") == [0]


async def test_a_held_case_is_not_erased_by_itself_and_gets_no_warning(town: Town) -> None:
    anna, _maria, petro, case = await cast(town)
    await presses(petro, "hold", case.person)
    for days in (675, 50, 20, 400):
        await nights(town, days * DAY)
    assert await left(town, "inquiry", "person") == [1, 1]
    assert not anna.has_seen(WARNING)


async def test_a_case_held_after_its_return_was_told_stays_with_the_person_who_handles_it(town: Town) -> None:
    anna, maria, petro, case = await cast(town)
    await reports_quickly(maria, case)
    await verifies(petro)
    await town.passes(HOLD + 1)
    assert times_told(anna) == 1
    await presses(petro, "hold", case.person)
    await nights(town, YEAR + DAY)
    assert await left(town, "inquiry", "person") == [1, 1]
    await lifts(petro, case.person)
    await nights(town)
    assert await left(town, "inquiry", "person") == [0, 0]


async def test_who_is_silent_for_two_years_is_warned_twice_and_erased(town: Town, language: str) -> None:
    anna = town.relative("Anna", language)
    petro = await town.operator("Petro", "admin")
    await is_accepted(anna, petro)
    await anna.says("Дякую")
    await town.settles()
    await nights(town, 660 * DAY)
    assert warnings(anna) == 0
    await nights(town, 12 * DAY)
    assert warnings(anna) == 1
    await nights(town, 40 * DAY)
    assert warnings(anna) == 1
    await nights(town, 6 * DAY)
    assert warnings(anna) == 2
    assert await left(town, "inquiry") == [1]
    await nights(town, 15 * DAY)
    assert warnings(anna) == 2
    assert await left(town, "inquiry", "person", "message") == [0, 0, 0]


async def test_one_press_or_one_word_keeps_it_open(town: Town) -> None:
    anna, _maria, _petro, case = await cast(town)
    await nights(town, 675 * DAY)
    await anna.presses("Keep my inquiry open")
    await anna.sees("<b>Your inquiry stays open.</b>")
    await nights(town, 100 * DAY)
    assert await left(town, "inquiry") == [1]
    await nights(town, 575 * DAY)
    assert warnings(anna) == 2
    await anna.says("/status")
    await nights(town, 100 * DAY)
    assert [known for known, _word in await anna.looks_at_status()] == [case.reference]


async def test_after_a_long_downtime_nobody_is_erased_unwarned(town: Town) -> None:
    anna, *_rest = await cast(town)
    await nights(town, 3 * YEAR)
    assert (warnings(anna), await left(town, "inquiry")) == (1, [1])
    for days in (10, 20):
        await nights(town, days * DAY)
        assert (warnings(anna), await left(town, "inquiry")) == (1, [1])
    await nights(town, 20 * DAY)
    assert (warnings(anna), await left(town, "inquiry")) == (2, [1])
    await nights(town, 15 * DAY)
    assert await left(town, "inquiry") == [0]


async def test_everything_else_goes_in_its_time(town: Town) -> None:
    olha, maria = await town.operator("Olha", "admin"), await town.operator("Maria", "reviewer")
    anna = town.relative("Anna")
    waiting = await has_asked(anna)
    james = town.relative("James", "en")
    await james.agrees()
    await james.reaches("surname")
    await maria.opens_the_queue()
    await maria.presses("Decline")
    await maria.presses("Too little to work with")
    await maria.presses("Cancel")
    await maria.person.sends_document("surname,given,birth\nГнатюк,Віра,1968\n".encode(), "returned.csv")
    await town.settles()
    now = int(town.clock())
    facts = {"category": "civilian", "surname": "Ніхто", "given": "Ніна", "birth_date": "1970"}
    await town.store.run(persons.add, facts, now, "A-1")
    await town.store.run(operators.invite, "never-used", Role.REVIEWER, now, now + DAY)
    await olha.says("/operators")
    await olha.presses("Remove: {name}, {role}", name="Maria", role=olha.word("reviewer"))
    await olha.presses("Remove at once")
    await olha.sees("<b>Removed:</b>")
    await nights(town, YEAR + DAY)
    assert await left(town, "draft", "invitation", "returned_list", "returned_row", "rejected_match") == [0] * 5
    assert await town.store.read(_names) == ["Olha", "—"]
    assert await left(town, "person", "operator", "inquiry") == [1, 2, 1]
    await anna.says("/status")
    await anna.reads(waiting.reference)
    await nights(town, YEAR + DAY)
    assert await left(town, "person") == [0]
    assert await left(town, "chat") == [3]  # Anna, Olha, and what is left of Maria
    await is_invited_again(maria)
    await maria.says("/operator")
    await maria.sees("<b>Operator: {role}.</b>")


async def test_administrators_hear_when_something_is_left(town: Town, language: str) -> None:
    olha = await town.operator("Olha", "admin", language)
    await town.settles()
    await town.store.run(_leaves_words)
    await town.bot.jobs.tidy()
    await olha.sees("<b>Error.</b> The nightly check has found", n=1)
    assert town.bot.kept.found == {"words of a message that has left": 1}


async def test_a_sweep_that_fails_stops_no_other_and_is_told(town: Town) -> None:
    olha = await town.operator("Olha", "admin")
    anna = town.relative("Anna")
    await anna.agrees()
    await anna.reaches("surname")
    await breaks(town, "CREATE TRIGGER fault BEFORE DELETE ON invitation BEGIN SELECT RAISE(ABORT, 'a fault'); END")
    await town.passes(200 * DAY)
    await town.bot.jobs.tidy()
    await olha.sees("<b>Error.</b> The nightly check has found", n=1)
    assert await left(town, "draft") == [0]


def warnings(relative: Relative) -> int:
    """How often the relative was warned."""
    return sum(relative.word(WARNING).strip() in words for words in relative.person.words())


async def _names(tx: Transaction) -> list[str]:
    rows = await tx.all("SELECT id, sealed FROM operator ORDER BY id")
    return [tx.unseal("operator", row["id"], row["sealed"])["name"] for row in rows]


async def _leaves_words(tx: Transaction) -> None:
    row = await tx.known("SELECT id FROM outbox WHERE state = 'sent' LIMIT 1")
    await tx.execute("UPDATE outbox SET sealed = :words WHERE id = :id", words=b"words", id=row["id"])


async def test_what_could_not_be_worked_on_is_kept_for_a_person_to_look_at_and_not_longer(town: Town) -> None:
    town.may_fault = True
    await town.relative("Anna").agrees()
    await town.settles()
    await town.store.run(_is_given_up, int(town.clock()))
    await nights(town, 85 * DAY)
    assert await town.store.read(count, "inbox", "state = 'dead'") == 1
    await nights(town, 6 * DAY)
    assert await town.store.read(count, "inbox", "state = 'dead'") == 0


async def _is_given_up(tx: Transaction, now: int) -> None:
    row = await tx.known("SELECT MIN(id) AS id FROM inbox")
    words = tx.seal("inbox", row["id"], {"raw": "{}"})
    sql = "UPDATE inbox SET state = 'dead', settled_at = :now, sealed = :words WHERE id = :id"
    await tx.execute(sql, now=now, words=words, id=row["id"])
