"""A relative registers a missing person, from the first question to the reference."""

import re

import pytest
from stdnum import luhn

from bot.model.reference import ALPHABET
from bot.model.registration import STEPS, About
from bot.texts import labels
from tests.answers import Answers
from tests.cast import CHILD, CIVILIAN, OPTIONAL, SOLDIER, VOLUNTEER
from tests.town import HOTLINE, Town

CATEGORIES = {"service member": SOLDIER, "civilian": CIVILIAN, "child": CHILD, "foreign national": VOLUNTEER}
NEXT: Answers = {name: answer for name, answer in CIVILIAN.items() if name not in ("own_name", "phone")}
SPOKEN_OTHERWISE = {"category", "birth_date", "last_contact", "relation", "phone", "photo"}  # than it was answered
CHANGED: Answers = {
    "surname": "Ковальчук",
    "given": "Петро",
    "patronymic": None,
    "birth_date": "1990",
    "last_contact": None,
    "relation": "Mother",
    "own_name": "Коваль Надія",
    "phone": "+44 7700 900777",
    "photo": None,
    "note": "Шрам над бровою",
}
FORBIDDEN = re.compile(r"(what|which|where)[^?]*\b(unit|rank|position|place|location)\b[^?]*\?", re.IGNORECASE)


@pytest.mark.parametrize("answers", CATEGORIES.values(), ids=CATEGORIES)
async def test_each_category_is_registered_up_to_the_reference(town: Town, language: str, answers: Answers) -> None:
    anna = town.relative("Anna", language)
    await anna.agrees()
    summary = await anna.fills_in(answers)
    total = len(answers) - len(OPTIONAL)
    for place in range(2, total + 1):
        assert anna.has_read(anna.word("<b>Question {place} of {total}</b>").format(place=place, total=total))
    for name, answer in answers.items():
        if name not in SPOKEN_OTHERWISE and answer:
            assert answer in summary.text
    assert all(button[0] in "+✎" for button in summary.buttons[1:-1])
    assert len(summary.buttons) == len(answers) + 2
    reference = await anna.sends_it()
    assert await anna.looks_at_status() == [(reference, anna.word("received"))]


async def test_nobody_is_asked_whether_they_are_the_wife_of_a_child(town: Town) -> None:
    anna = town.relative("Anna")
    await anna.agrees()
    await anna.reaches("relation", CHILD)
    asked = anna.person.last.buttons
    assert asked[0] == anna.word("Mother")
    assert not {anna.word(one) for one in ("Wife", "Husband", "Son", "Daughter", "Partner")} & {*asked}


@pytest.mark.parametrize("answers", CATEGORIES.values(), ids=CATEGORIES)
async def test_an_operator_is_shown_every_answer(town: Town, language: str, answers: Answers) -> None:
    anna, maria = town.relative("Anna"), await town.operator("Maria", "reviewer", language)
    await anna.agrees()
    await anna.fills_in(answers)
    await anna.sends_it()
    await maria.says("/queue")
    await town.settles()
    shown = "\n".join(message.text for message in maria.person.chat if message.from_bot)
    added = {name for name in OPTIONAL if answers[name]}
    for name in [step.name for step in STEPS if step.about is not About.PICTURE and step.name in answers]:
        if name in OPTIONAL and name not in added:
            continue
        assert f"{labels.FIELDS_FOR_OPERATORS[name].text(maria.language)}: " in shown
        if name not in SPOKEN_OTHERWISE and answers[name]:
            assert str(answers[name]) in shown
    assert bool(answers.get("photo")) is any(message.has_photo for message in maria.person.chat)


async def test_the_confirmation_says_what_is_next_and_what_will_never_happen(town: Town, language: str) -> None:
    anna = town.relative("Anna", language)
    references = [await anna.registers(), await anna.registers_also(NEXT)]
    confirmation = anna.person.last.text
    assert references[1] in confirmation
    assert HOTLINE in confirmation
    assert anna.word("<b>What we never do.</b>") in confirmation
    assert anna.word("<b>What happens next.</b>", 3).format(days=3) in confirmation
    assert all(luhn.is_valid(reference.replace("-", ""), ALPHABET) for reference in references)
    assert references[0][:4] != references[1][:4]


async def test_nobody_is_asked_for_unit_rank_or_place(town: Town) -> None:
    anna = town.relative("Anna", "en")
    await anna.agrees()
    await anna.fills_in(CHILD)
    asked = [question for said in anna.person.words() for question in re.findall(r"[^.\n]*\?", said)]
    assert len(asked) >= len(CHILD) - len(OPTIONAL)
    assert [question for question in asked if FORBIDDEN.search(question)] == []


async def test_back_shows_the_answer_and_it_can_be_kept_or_given_anew(town: Town, language: str) -> None:
    anna = town.relative("Anna", language)
    await anna.agrees()
    await anna.reaches("birth_date")
    for before in ("patronymic", "given"):
        await anna.presses("← Back")
        question = await anna.is_asked(before)
        assert str(SOLDIER[before]) in question.text
    await anna.presses("Keep as it is")
    await anna.is_asked("birth_date")
    await anna.presses("← Back")
    await anna.presses("← Back")
    await anna.is_asked("given")
    await anna.says("Петро")
    await anna.is_asked("birth_date")
    await anna.presses("← Back")
    await anna.presses("No patronymic")
    await anna.is_asked("birth_date")


async def test_back_from_the_phone_and_from_the_question_after_it(town: Town, language: str) -> None:
    anna = town.relative("Anna", language)
    await anna.agrees()
    await anna.reaches("phone")
    assert anna.person.asking is not None
    await anna.says(anna.word("← Back"))
    await anna.is_asked("own_name")
    assert anna.person.asking is None
    await anna.presses("Keep as it is")
    await anna.is_asked("phone")
    await anna.person.shares_own_contact()
    await anna.sees("<b>Your inquiry before it is sent</b>")
    await anna.town.settles()
    assert anna.person.asking is None
    assert "+44 7700 900000" in (await anna.reopens("phone")).text
    await anna.says(anna.word("Keep as it is"))
    await anna.sees("<b>Your inquiry before it is sent</b>")


async def test_each_answer_can_be_kept_or_changed_from_the_summary(town: Town, language: str) -> None:
    anna = town.relative("Anna", language)
    await anna.agrees()
    before = await anna.fills_in({**SOLDIER, "photo": "a picture"})
    for name, answer in CHANGED.items():
        await anna.reopens(name)
        keep = anna.word("Keep as it is")
        await (anna.says(keep) if name == "phone" else anna.presses("Keep as it is"))
        kept = await anna.sees("<b>Your inquiry before it is sent</b>")
        assert kept.text == before.text
        await anna.changes(name, answer)
        after = await anna.sees("<b>Your inquiry before it is sent</b>")
        (changed,) = [line for line in after.text.split("\n") if line not in before.text.split("\n")]
        assert changed.startswith(labels.FIELDS[name].text(anna.language))
        shown = {None: "—", "Mother": anna.word("Mother")}
        assert changed.endswith(shown.get(answer) or answer or "")
        before = after


async def test_another_category_asks_what_is_new_and_drops_what_no_longer_applies(town: Town) -> None:
    anna, maria = town.relative("Anna"), await town.operator("Maria", "reviewer")
    await anna.agrees()
    await anna.fills_in(SOLDIER)
    await anna.changes("category", "Child")
    await anna.is_asked("birth_name")
    await anna.presses("Skip")
    await anna.is_asked("parents")
    await anna.says("Коваль Олена")
    summary = await anna.sees("<b>Your inquiry before it is sent</b>")
    assert "Коваль Олена" in summary.text
    assert "Іванович" in summary.text
    await anna.changes("category", "Foreign national")
    await anna.is_asked("nationality")
    await anna.says("Ireland")
    summary = await anna.sees("<b>Your inquiry before it is sent</b>")
    await anna.sends_it()
    card = await maria.opens_the_queue()
    for shown in (summary.text, card.text):
        assert "Ireland" in shown
        assert "Олена" not in shown
        assert "Іванович" not in shown


async def test_for_the_next_person_the_own_name_and_number_are_not_asked_again(town: Town, language: str) -> None:
    anna = town.relative("Anna", language)
    first = await anna.registers()
    summary = await anna.fills_in(NEXT)
    assert str(SOLDIER["own_name"]) in summary.text
    assert "+44 7700 900000" in summary.text
    assert anna.has_read(anna.word("<b>Question {place} of {total}</b>").format(place=7, total=7))
    await anna.changes("phone", "+44 7700 900888")
    assert "+44 7700 900888" in (await anna.sees("<b>Your inquiry before it is sent</b>")).text
    second = await anna.sends_it()
    word = anna.word("received")
    assert await anna.looks_at_status() == [(first, word), (second, word)]


async def test_the_known_number_can_be_opened_but_there_is_nothing_before_it(town: Town) -> None:
    anna = town.relative("Anna")
    await anna.registers()
    await anna.fills_in(NEXT)
    question = await anna.reopens("phone")
    assert question.keyboard == [anna.word(word) for word in ("Share my number", "Keep as it is", "Cancel")]
    await anna.says(anna.word("← Back"))
    await anna.sees("We could not read this as a phone number.")
    await anna.is_asked("phone")
