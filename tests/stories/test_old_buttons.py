"""Buttons pressed twice, a day later, after their form ended, or never shown: they say so and change nothing."""

from collections.abc import Iterator

import pytest

from bot.rehearsal import ShownMessage
from storage.store.transaction import Transaction
from tests.answers import Answers
from tests.cast import CHILD, CIVILIAN, OPTIONAL, SOLDIER, VOLUNTEER, Relative
from tests.register import is_accepted
from tests.stories.claiming import erases
from tests.town import Town

DAY = 86_400
STILL_GOOD = ("language", "privacy", "register", "about", "status", "cancel", "resume")
TWICE = {"category": "a", "given": "back", "patronymic": "skip", "relation": "a", "photo": "skip", "note": "skip"}
FORGED = [
    "a:registration:category:general", "a:registration:surname:x", "a:registration:unit:x", "a:nothing:step:x",
    "a:verify:statement:x", "a:registration", "skip:registration:surname", "keep:registration:given",
    "back:registration:category", "change:registration:given", "change:registration:unit", "send:registration",
    "send:verify", "send:nothing", "resume:verify", "erase:report", "later:nothing", "cancel:accept", "cancel:nothing",
    "inquiry:0", "inquiry:9999999999999999999", "inquiry:99999999999999999999", "answer:1", "add:1", "withdraw:1",
    "withdrawn:-1", "withdrawn:1", "language:ru", "language:uk:en", "consent:2", "resume:", ":", "::::", "done",
    "aslist:9999999999999999999", "forget:9223372036854775808",
    "x" * 64, "слово", "\u202e", "null", "../../etc/passwd", "inquiry:1 OR 1=1",
]  # fmt: skip
OPERATORS = [
    "queue", "messages", "returns", "calls", "review:1", "accept:1", "ask:1", "decline:1", "link:1", "same:1:2",
    "release:1", "read:1", "respond:1", "reply:1", "case:1", "bar:1", "unbar:1", "hold:1", "lift:1", "returned:1",
    "report:1", "unreport:1", "verify:1", "reject:1", "stop:1", "take:1", "untake:1", "told:1", "dismiss:1",
    "remove:1:1", "verify:8999999999999999999", "stop:8999999999999999999",
]  # fmt: skip


async def was_left_undone(town: Town) -> int:
    """How many updates the bot gave up or still tries."""

    async def job(tx: Transaction) -> int:
        return len(await tx.all("SELECT id FROM inbox WHERE state <> 'done'"))

    return await town.store.read(job)


def every_button(person: Relative) -> Iterator[tuple[ShownMessage, str]]:
    """All buttons that stand in the chat, as (message, data)."""
    for message in list(person.person.chat):
        yield from ((message, data) for data in message.presses)


async def test_a_button_of_yesterday_shows_the_present_state(town: Town) -> None:
    town.clock.ahead += 10 * 3_600  # at night, so that no reminder comes between
    anna = town.relative("Anna")
    await anna.agrees()
    await anna.reaches("given")
    before: dict[str, ShownMessage] = {}  # also those that have gone since: a slow telephone still shows them
    for step in [*SOLDIER, None][2:]:
        await town.settles()
        present = anna.person.last
        before |= {data: message for message, data in every_button(anna)}
        await town.passes(DAY)
        anna.person.toasts.clear()
        old = {data: on for data, on in before.items() if data.split(":")[0] not in (*STILL_GOOD, "consent", "done")}
        for data, message in old.items():
            if message is not present:
                anna.person.press(message, data)
                await anna.sees_toast("This button is out of date.")
        await town.settles()
        assert anna.person.last.text == present.text
        assert {*anna.person.toasts} <= {anna.word("This button is out of date.")}
        if step:
            await anna.answers(step, SOLDIER[step])
            await town.settles()
            assert anna.question(step) not in anna.person.last.text
    await anna.sends_it()
    assert await was_left_undone(town) == 0


@pytest.mark.parametrize("answers", [CHILD, VOLUNTEER])
async def test_no_button_of_a_form_that_ended_brings_it_back(town: Town, answers: Answers) -> None:
    anna, maria = town.relative("Anna"), await town.operator("Maria", "reviewer")
    reference = await anna.registers(answers)
    await town.settles()
    before = list(every_button(anna))
    for seconds in (0, DAY):
        await town.passes(seconds)
        for message, data in before:
            if data.split(":")[0] not in STILL_GOOD or data == "cancel:registration":
                anna.person.press(message, data)
        await town.settles()
        assert [listed for listed, _word in await anna.looks_at_status()] == [reference]
        await anna.says("Слова поза анкетою")
        await anna.sees("<b>Passed to the operators.</b> A person, not a program, will read")
    assert await was_left_undone(town) == 0
    await maria.opens_the_queue()
    await maria.presses("Put back")
    await maria.says("/operator")
    assert maria.word("Inquiries: {n}").format(n=1) in (await maria.sees("<b>Operator: {role}.</b>")).buttons


async def test_two_presses_of_send_are_one_inquiry(town: Town, language: str) -> None:
    anna = town.relative("Anna", language)
    await anna.agrees()
    summary = await anna.fills_in(SOLDIER)
    anna.person.press(summary, "send:registration")
    anna.person.press(summary, "send:registration")
    await anna.sees("<b>Your inquiry has been received.</b>")
    await anna.sees_toast("Already done.")
    assert len(await anna.looks_at_status()) == 1


async def test_two_presses_of_the_same_button_are_one_step(town: Town, language: str) -> None:
    anna, steps = town.relative("Anna", language), list(SOLDIER)
    await anna.agrees()
    await anna.reaches("category")
    for step in steps:
        if step in OPTIONAL:
            await anna.adds(step)
        verb = TWICE.get(step)
        if verb is None:
            await anna.answers(step, SOLDIER[step] or "Слова")
            continue
        question, data = await anna.is_asked(step), anna.data(verb)
        anna.person.toasts.clear()
        anna.person.press(question, data)
        anna.person.press(question, data)
        await anna.sees_toast("Already done.")
        if verb == "back":
            await anna.is_asked(steps[steps.index(step) - 1])
            await anna.presses("Keep as it is")
            await anna.answers(step, SOLDIER[step])
    await anna.sees("<b>Your inquiry before it is sent</b>")


async def test_a_press_of_cancel_and_an_answer_at_once_lose_nothing(town: Town) -> None:
    anna = town.relative("Anna")
    await anna.agrees()
    await anna.reaches("given")
    anna.person.press(anna.person.last, "cancel:registration")
    await anna.person.says("Тарас")
    await anna.is_asked("patronymic")
    await anna.presses("← Back")
    assert "Тарас" in (await anna.is_asked("given")).text


async def test_forged_buttons_change_nothing(town: Town) -> None:
    anna, olha = town.relative("Anna", "en"), town.relative("Olha", "uk")
    await olha.registers(CIVILIAN)
    await anna.says("/start")
    await anna.sees("<b>Before you begin.</b>")
    await _forges_all(anna, olha)
    await anna.presses("I agree")
    await anna.reaches("given")
    await _forges_all(anna, olha)
    for name in list(SOLDIER)[2:]:
        await anna.answers(name, SOLDIER[name])
    await anna.sees("<b>Your inquiry before it is sent</b>")
    await _forges_all(anna, olha, but=("send:registration", "change:registration:given"))
    assert await was_left_undone(town) == 0


async def _forges_all(anna: Relative, olha: Relative, but: tuple[str, ...] = ()) -> None:
    await anna.town.settles()
    before = [[message.html for message in person.chat] for person in (anna.person, olha.person)]
    for data, answer in ((FORGED, "Already done."), (OPERATORS, "You do not have the right to do this.")):
        anna.person.toasts.clear()
        for forged in data:
            if forged not in but:
                anna.forges(forged)
        await anna.sees_toast(answer)
        await anna.town.settles()
        assert {*anna.person.toasts} == {anna.word(answer)}
    assert [[message.html for message in person.chat] for person in (anna.person, olha.person)] == before


async def test_a_form_about_somebody_erased_does_not_keep_an_old_button_from_being_answered(town: Town) -> None:
    maria, petro, anna = await town.operator("Maria"), await town.operator("Petro", "admin"), town.relative("Anna")
    case = await is_accepted(anna, petro)
    await maria.reports(case.reference)
    await petro.sees("<b>A report of a return")
    await petro.opens_the_report()
    await petro.presses("Verify")
    await petro.says("Перевірено окремо")
    await petro.sees("<b>Verify this return?</b> Your statement:")
    await erases(anna)
    await town.passes(120)
    petro.forges("inquiry:7")
    await petro.sees("<b>This is no longer here:</b>")
    assert await was_left_undone(town) == 0
