"""Despair, demands for money and offers to serve the enemy are answered at once, and operators see them marked."""

import pytest

from tests.register import is_accepted
from tests.stories.guiding import confirms
from tests.town import HOTLINE, Town

DESPAIR, DEMAND = "<b>You are not alone with this.</b>", "<b>Do not pay, and do not send documents"
SERVICE, URGENT = "<b>Do not do what they ask, and promise nothing.</b>", "<b>Urgent: a family has written.</b>"
PASSED_ON = "<b>Passed to the operators.</b> A person, not a program, will read"
WORDS = {
    DESPAIR: ("я більше не можу, хочу померти", "I don't want to live any more"),
    DEMAND: ("мені телефонують і просять гроші", "they want money for his release"),
    SERVICE: ("мені платять, щоб я підпалила машину", "I am paid to set fire to a car"),
}


@pytest.mark.parametrize("said", WORDS)
async def test_the_support_comes_beside_the_word_that_it_was_passed_on_and_operators_see_it_marked(
    town: Town, language: str, said: str
) -> None:
    maria, anna = await town.operator("Maria", "reviewer", language), town.relative("Anna", language)
    james = town.relative("James", "en")
    await james.agrees()
    await james.says("Any news?")  # waits longer
    await maria.sees("<b>A family has written.</b>")
    await anna.agrees()
    await anna.says(WORDS[said][language == "en"])
    await anna.sees(PASSED_ON)
    assert HOTLINE in (await anna.sees(said)).text
    await maria.sees(URGENT)
    await maria.presses("Read")
    shown = (await maria.sees("<b>Conversation with a family</b>")).text
    assert WORDS[said][language == "en"] in shown
    assert maria.word("<b>urgent</b>: may be about despair") in shown
    await maria.says("/messages")
    await town.settles()


async def test_it_comes_before_consent_and_in_the_middle_of_a_question_too_and_once(town: Town) -> None:
    anna = town.relative("Anna")
    await anna.says("/start")
    await anna.says("не хочу більше жити")
    await anna.sees(DESPAIR)
    await anna.presses("I agree")
    await anna.reaches("note")
    await town.passes(3_600)
    await anna.says("Мене шантажують")
    await anna.sees(DEMAND)
    await anna.says("вимагають гроші")
    await anna.says("вимагають гроші і погрожують")
    await town.settles()
    assert sum(anna.word(DEMAND).split("</b>")[0] in words for words in anna.person.words()) == 1


async def test_usual_words_get_no_support_and_no_alarm(town: Town) -> None:
    maria, anna = await town.operator("Maria", "reviewer"), town.relative("Anna")
    await is_accepted(anna, maria)
    for words in ("Чи є новини?", "я дуже втомилася чекати", "чи виплачують гроші за час полону?"):
        await anna.says(words)
        await town.gathers()
        await anna.sees(PASSED_ON)
    await anna.says("/status")
    await anna.sees("<b>What you sent</b>")
    await anna.person.forwards(anna.person.last)  # the bot's own words, with figures in them
    await town.settles()
    assert not any(anna.has_seen(said) for said in WORDS)
    assert not maria.has_seen(URGENT)


async def test_the_whole_text_is_one_press_away_once_it_was_confirmed(town: Town, language: str) -> None:
    anna, olha = town.relative("Anna", language), await town.operator("Olha", "admin")
    await anna.agrees()
    await anna.says("хочу померти")
    assert (await anna.sees(DESPAIR)).buttons == []
    await confirms(olha, "support")
    await town.passes(3_600)
    await anna.says("хочу померти")
    await anna.presses("Support for you", on=await anna.sees(DESPAIR))
    await anna.sees("<b>Support for you.</b>")
