"""Buttons pressed twice, a day later, after their form ended, or never shown: they say so and change nothing."""

from collections.abc import Iterator

import pytest

from bot.rehearsal import Message
from storage.transaction import Transaction
from tests.answers import Answers
from tests.cast import CHILD, CIVILIAN, SOLDIER, VOLUNTEER, Relative
from tests.town import Town

DAY = 86_400
STILL_GOOD = ("language", "privacy", "register", "status", "cancel", "resume")
TWICE = [("category", "a"), ("relation", "a"), ("photo", "skip"), ("given", "back"), ("patronymic", "skip")]
FORGED = [
    "a:registration:category:general", "a:registration:surname:x", "a:registration:unit:x", "a:nothing:step:x",
    "a:verify:statement:x", "a:registration", "skip:registration:surname", "keep:registration:given",
    "back:registration:category", "change:registration:given", "change:registration:unit", "send:registration",
    "send:verify", "send:nothing", "resume:verify", "erase:report", "later:nothing", "cancel:accept", "cancel:nothing",
    "inquiry:0", "inquiry:9999999999999999999", "inquiry:99999999999999999999", "answer:1", "add:1", "withdraw:1",
    "withdrawn:-1", "withdrawn:1", "language:ru", "language:uk:en", "consent:2", "resume:", ":", "::::", "done",
    "x" * 64, "слово", "\u202e", "null", "../../etc/passwd", "inquiry:1 OR 1=1",
]  # fmt: skip
OPERATORS = [
    "queue", "messages", "returns", "calls", "review:1", "accept:1", "ask:1", "decline:1", "link:1", "same:1:2",
    "release:1", "read:1", "respond:1", "reply:1", "case:1", "bar:1", "unbar:1", "hold:1", "lift:1", "returned:1",
    "report:1", "unreport:1", "verify:1", "reject:1", "stop:1", "take:1", "untake:1", "told:1", "dismiss:1",
    "verify:9999999999999999999", "stop:9999999999999999999",
]  # fmt: skip


async def was_left_undone(town: Town) -> int:
    """How many updates the bot gave up or still tries."""

    async def job(tx: Transaction) -> int:
        return len(await tx.all("SELECT id FROM inbox WHERE state <> 'done'"))

    return await town.store.read(job)


def every_button(person: Relative) -> Iterator[tuple[Message, str]]:
    """All buttons that stand in the chat, as (message, data)."""
    for message in list(person.person.chat):
        for row in message.inline:
            for button in row:
                yield message, str(button["callback_data"])


@pytest.mark.parametrize("step", [*SOLDIER, None])
async def test_a_button_of_yesterday_shows_the_present_state(town: Town, step: str | None) -> None:
    anna = town.relative("Anna")
    await anna.agrees()
    await anna.reaches(step)
    await town.settles()
    present, before = anna.person.last.text, list(every_button(anna))
    await town.passes(DAY)
    now = anna.person.last
    for message, data in before:
        if data.split(":")[0] in (*STILL_GOOD, "consent") or message is now:
            continue
        anna.person.press(message, data)
        await town.settles()
        assert anna.person.last.text == present
        assert anna.person.toasts[-1] == anna.word("This button is out of date.")
    assert await was_left_undone(town) == 0
    if step:
        await anna.answers(step, SOLDIER[step])
        await town.settles()
        assert anna.question(step) not in anna.person.last.text


@pytest.mark.parametrize("answers", [SOLDIER, CIVILIAN, CHILD, VOLUNTEER])
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
    await anna.sees("<b>Inquiry received.</b>")
    await anna.sees_toast("Already done.")
    assert len(await anna.looks_at_status()) == 1


@pytest.mark.parametrize(
    ("step", "verb"),
    [("category", "a"), ("relation", "a"), ("photo", "skip"), ("given", "back"), ("patronymic", "skip")],
)
async def test_two_presses_of_the_same_button_are_one_step(town: Town, language: str, step: str, verb: str) -> None:
    anna = town.relative("Anna", language)
    await anna.agrees()
    await anna.reaches(step)
    question, data = anna.person.last, anna.data(verb)
    steps = list(SOLDIER)
    after = steps[steps.index(step) + (-1 if verb == "back" else 1)]
    anna.person.press(question, data)
    anna.person.press(question, data)
    await anna.sees_toast("Already done.")
    await anna.is_asked(after)


async def test_a_press_of_cancel_and_an_answer_at_once_lose_nothing(town: Town) -> None:
    anna = town.relative("Anna")
    await anna.agrees()
    await anna.reaches("given")
    anna.person.press(anna.person.last, "cancel:registration")
    await anna.person.says("Тарас")
    await anna.is_asked("patronymic")
    await anna.presses("← Back")
    assert "Тарас" in (await anna.is_asked("given")).text


@pytest.mark.parametrize("where", ["before consent", "in a form", "at the summary", "after sending"])
async def test_forged_buttons_change_nothing(town: Town, where: str) -> None:
    anna, olha = town.relative("Anna", "en"), town.relative("Olha", "uk")
    await olha.registers(CIVILIAN)
    await anna.says("/start")
    await anna.sees("<b>Before you begin.</b>")
    if where != "before consent":
        await anna.presses("I agree")
        await anna.reaches("given" if where == "in a form" else None)
    if where == "after sending":
        await anna.sends_it()
    await town.settles()
    before = [m.html for m in anna.person.chat]
    others = [m.html for m in olha.person.chat]
    skipped = {"at the summary": {"send:registration", "change:registration:given"}}.get(where, set())
    for data in FORGED:
        if data not in skipped:
            anna.forges(data)
    await town.settles()
    assert {*anna.person.toasts} == {anna.word("Already done.")}
    anna.person.toasts.clear()
    for data in OPERATORS:
        anna.forges(data)
    await town.settles()
    assert {*anna.person.toasts} == {anna.word("You do not have the right to do this.")}
    assert [m.html for m in anna.person.chat] == before
    assert [m.html for m in olha.person.chat] == others
    assert await was_left_undone(town) == 0
