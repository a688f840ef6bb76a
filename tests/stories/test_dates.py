"""Somebody who does not know a date, or knows it roughly, or writes it as Americans do, gets as far as anybody."""

import pytest

from tests.cast import SOLDIER, OperatorActor, Relative
from tests.town import HOTLINE, Town

NOT_READ = "Please write only the date"


async def asked_for_the_birth(town: Town, language: str) -> Relative:
    anna = town.relative("Anna", language)
    await anna.agrees()
    await anna.reaches("birth_date")
    return anna


async def goes_on_from(anna: Relative, step: str) -> str:
    """Answers from that question on, sends it; returns what the summary said."""
    await anna.is_asked(step)
    names = list(SOLDIER)
    for name in names[names.index(step) :]:
        await anna.answers(name, SOLDIER[name])
    summary = (await anna.sees("<b>Your inquiry before it is sent</b>")).text
    await anna.sends_it()
    return summary


async def card(maria: OperatorActor) -> str:
    return (await maria.opens_the_queue()).text


@pytest.mark.parametrize(
    ("words", "in_ukrainian", "in_english"),
    [
        ("йому 35 років", "приблизно 1991", "about 1991"),
        ("about 1991", "приблизно 1991", "about 1991"),
        ("навесні 1991", "приблизно квітень 1991", "about April 1991"),
    ],
)
async def test_what_is_known_roughly_is_shown_so_to_the_family_and_to_operators(
    town: Town, language: str, words: str, in_ukrainian: str, in_english: str
) -> None:
    anna, maria = await asked_for_the_birth(town, language), await town.operator("Maria", language=language)
    await anna.says(words)
    expected = in_ukrainian if language == "uk" else in_english
    assert expected in await goes_on_from(anna, "last_contact")
    assert expected in await card(maria)


@pytest.mark.parametrize("way", ["button", "не знаю", "I don't know"])
async def test_whoever_does_not_know_the_date_of_birth_is_not_locked_out(town: Town, language: str, way: str) -> None:
    anna, maria = await asked_for_the_birth(town, language), await town.operator("Maria", language=language)
    await (anna.presses("I do not know") if way == "button" else anna.says(way))
    await goes_on_from(anna, "last_contact")
    await maria.accepts()
    await anna.sees("<b>Inquiry accepted.</b>")


async def test_two_who_know_no_date_of_birth_are_compared_by_their_names(town: Town) -> None:
    olena, maria = town.relative("Olena"), await town.operator("Maria")
    first = await olena.registers()
    await maria.accepts()
    anna = await asked_for_the_birth(town, "uk")
    await anna.says("не знаю")
    await goes_on_from(anna, "last_contact")
    await maria.opens_the_queue()
    await maria.presses("Same as {reference}", reference=first)


async def test_in_english_the_month_may_have_come_first_and_that_is_asked(town: Town) -> None:
    james = await asked_for_the_birth(town, "en")
    await james.says("05/03/1991")
    asked = await james.sees("This can be read in more than one way.")
    assert [row[0]["text"] for row in asked.inline[:2]] == ["5 March 1991", "3 May 1991"]
    await james.person.presses("3 May 1991", on=asked)
    assert "3 May 1991" in await goes_on_from(james, "last_contact")


async def test_in_ukrainian_the_day_comes_first_and_nothing_is_asked(town: Town) -> None:
    anna = await asked_for_the_birth(town, "uk")
    await anna.says("05.03.1991")
    assert "5 березня 1991" in await goes_on_from(anna, "last_contact")


async def test_a_year_of_two_digits_is_asked_back(town: Town, language: str) -> None:
    anna = await asked_for_the_birth(town, language)
    await anna.says("25.03.91")
    asked = await anna.sees("<b>Is this right?</b>")
    assert ("25 березня 1991" if language == "uk" else "25 March 1991") in asked.text
    await anna.presses("Yes")
    await anna.is_asked("last_contact")
    await anna.says("24.05.24")
    await anna.says("ні" if language == "uk" else "No")
    await anna.is_asked("last_contact")
    await anna.says("24.05.24")
    await anna.says("так" if language == "uk" else "yes")
    await anna.is_asked("relation")


async def test_a_year_alone_can_be_chosen_and_what_was_asked_back_can_be_written_anew(
    town: Town, language: str
) -> None:
    anna = await asked_for_the_birth(town, language)
    await anna.says("91")
    await anna.person.presses("1991", on=await anna.sees("This can be read in more than one way."))
    await anna.is_asked("last_contact")
    await anna.presses("← Back")
    await anna.says("91")
    await anna.says("25.03.1991")
    await anna.is_asked("last_contact")


async def test_a_button_of_an_earlier_doubt_answers_nothing_later(town: Town) -> None:
    anna = await asked_for_the_birth(town, "uk")
    await anna.says("91")
    doubt = await anna.sees("This can be read in more than one way.")
    await anna.says("25.03.1991")
    await anna.is_asked("last_contact")
    anna.person.press(doubt, "taken:registration:birth_date:0")  # as a slow client may
    await anna.sees_toast("Already done.")
    await anna.presses("← Back")
    assert "25 березня 1991" in (await anna.is_asked("birth_date")).text
    await anna.says("92")
    await anna.sees("This can be read in more than one way.")
    await town.settles()
    anna.person.press(doubt, "taken:registration:birth_date:0")
    await town.settles()
    await anna.presses("None of these")
    assert "25 березня 1991" in (await anna.is_asked("birth_date")).text


async def test_after_two_refusals_in_a_row_there_is_a_way_to_a_person(town: Town, language: str) -> None:
    anna = await asked_for_the_birth(town, language)
    way = "Not working? Write to an operator, or call:"
    await anna.says("колись")
    await anna.sees(NOT_READ)
    assert not anna.has_seen(way)
    await anna.says("давно")
    again = await anna.sees(way)
    assert HOTLINE in again.text
    await anna.presses("Write to an operator", on=again)
    await town.settles()
    await anna.says("Я не знаю дати народження")
    await anna.sees("<b>Passed to the operators.</b> A person, not a program, will read your message.")
    await anna.says("/register")
    await anna.presses("Continue the inquiry")
    await anna.is_asked("birth_date")


async def test_an_approximate_date_is_matched_as_a_year(town: Town) -> None:
    anna, maria = await asked_for_the_birth(town, "uk"), await town.operator("Maria")
    await anna.says("приблизно травень 1991")
    await goes_on_from(anna, "last_contact")
    await maria.opens_the_queue()
    await maria.accepts_what_is_open()
    await town.relative("Olena").registers()  # of the very person, who was born in March
    assert "приблизно травень 1991" in await card(maria)
