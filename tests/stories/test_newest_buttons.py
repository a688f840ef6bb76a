"""Only the newest question has buttons, and consent leads into what somebody came for."""

import pytest

from tests.cast import SOLDIER, Relative
from tests.town import Town

OF_A_QUESTION = ("back", "skip", "keep", "a", "change", "send")


def with_buttons(anna: Relative) -> list[str]:
    """The messages below which a question can be answered."""
    return [
        message.text
        for message in anna.person.chat
        if any(
            button.get("callback_data", "").split(":")[0] in OF_A_QUESTION for row in message.inline for button in row
        )
    ]


async def test_a_question_that_was_answered_in_words_loses_its_buttons(town: Town, language: str) -> None:
    anna = town.relative("Anna", language)
    await anna.agrees()
    await anna.reaches("category")
    for step, answer in SOLDIER.items():
        await anna.answers(step, answer)
        await town.settles()
        assert all(anna.question(step) not in text for text in with_buttons(anna))
        assert len(with_buttons(anna)) <= 1
    await anna.says("щось інше")
    await anna.sees("<b>Your inquiry before it is sent</b>")
    await town.settles()
    assert len(with_buttons(anna)) == 1
    await anna.sends_it()
    await town.settles()
    assert with_buttons(anna) == []


async def test_a_question_that_is_asked_again_is_answered_only_below_the_newest(town: Town) -> None:
    anna = town.relative("Anna")
    await anna.agrees()
    await anna.reaches("given")
    for words in ("12", "/help", "🙂"):
        await anna.says(words)
        await anna.is_asked("given")
        assert len(with_buttons(anna)) == 1
    await anna.says("/cancel")
    await anna.presses("Erase the answers")
    await anna.sees("<b>Your answers have been erased.</b>")
    await town.settles()
    assert with_buttons(anna) == []


async def test_an_old_back_says_where_the_chat_is_now(town: Town, language: str) -> None:
    anna = town.relative("Anna", language)
    await anna.agrees()
    await anna.reaches("given")
    question = anna.person.last
    await anna.answers("given", "Тарас")
    await anna.is_asked("patronymic")
    await anna.answers("patronymic", "Іванович")
    await anna.is_asked("birth_date")
    anna.person.press(question, "back:registration:given")
    await anna.sees_toast("This button is out of date.")
    await anna.is_asked("birth_date")


async def test_consent_is_marked_and_the_first_answer_stands_below_it(town: Town, language: str) -> None:
    anna = town.relative("Anna", language)
    await anna.says("/start")
    welcome = await anna.sees("<b>Before you begin.</b>")
    await anna.presses("I agree")
    await anna.sees("<b>Who is your inquiry about?</b>")
    await town.settles()
    assert welcome.buttons == [f"✓ {anna.word('I agree')}"]
    await anna.presses("Child")
    anna.category = "child"
    await anna.is_asked("surname")
    await anna.says("Лисенко")
    await anna.is_asked("given")


async def test_words_right_after_consent_still_reach_the_operators(town: Town) -> None:
    anna, maria = town.relative("Anna"), await town.operator("Maria", "reviewer")
    await anna.agrees()
    await anna.says("Шукаю брата")
    await anna.sees("<b>Passed to the operators.</b> A person, not a program, will read")
    await maria.says("/messages")
    assert "Шукаю брата" in (await maria.sees("<b>Conversation with a family</b>")).text


@pytest.mark.parametrize("came", ["/seen", "/start seen"])
async def test_who_comes_to_tell_is_led_there_by_the_consent(town: Town, language: str, came: str) -> None:
    vira = town.relative("Vira", language)
    await vira.says(came)
    await vira.sees("<b>Before you tell us.</b> Here you can say")
    await vira.presses("I agree")
    await vira.sees("How would you like to tell us?")
    assert not vira.has_seen("<b>Who is your inquiry about?</b>")
    await vira.presses("Write it here")
    await vira.sees("Who did you meet?")


async def test_consent_can_be_given_where_it_is_explained(town: Town, language: str) -> None:
    anna = town.relative("Anna", language)
    await anna.says("/start")
    await anna.presses("How we handle your data")
    explained = await anna.sees("<b>What is stored.</b>")
    await anna.presses("I agree", on=explained)
    await anna.sees("<b>Your consent has been recorded.</b>")
    await anna.says("/privacy")
    assert anna.word("I agree") not in (await anna.sees("<b>What is stored.</b>")).buttons
