"""Whoever types what stands on a button is understood as if it had been pressed, in either language."""

import pytest

from bot.i18n import LANGUAGES, catalog
from tests.cast import CHILD, SOLDIER, VOLUNTEER, Relative
from tests.promises.quick import presses
from tests.register import is_accepted
from tests.town import Town
from tests.wording import sentence_of

NOT_SENT = "<b>Not sent yet.</b> To send your answers"
PASSED_ON = "<b>Passed to the operators.</b> A person, not a program, will read"
NO_NAME, RELATION = "This is not a name.", "Please write the name itself, not who"
SUMMARY = "<b>Your inquiry before it is sent</b>"


def in_every_language(label: str) -> list[str]:
    """A label as people of either language type it."""
    labels = [catalog(language).gettext(sentence_of(label)[0]) for language in LANGUAGES]
    return [spelling for one in labels for spelling in (one, one.lower(), f"{one.upper()}!", f" {one}. ".strip())]


@pytest.mark.parametrize("words", [
    "так", "Так, все правильно", "надіслати", "Надіслати!", "ok", "ОК", "yes", "Send", "да", "Все вірно.", "відправити",
])  # fmt: skip
async def test_at_the_summary_a_usual_word_sends_it(town: Town, words: str) -> None:
    anna = town.relative("Anna", "en" if words.isascii() else "uk")
    await anna.agrees()
    await anna.fills_in(SOLDIER)
    await anna.says(words)
    await anna.sees("<b>Your inquiry has been received.</b>")
    assert len(await anna.looks_at_status()) == 1


async def test_anything_else_there_is_answered_that_nothing_was_sent_yet(town: Town, language: str) -> None:
    maria, anna = await town.operator("Maria", "reviewer"), town.relative("Anna", language)
    await anna.agrees()
    await anna.fills_in(SOLDIER)
    for words in ("Дякую вам за допомогу", "Чи все надіслано?", "не так"):
        await anna.says(words)
        await anna.sees(SUMMARY)
        await town.settles()
        assert anna.heard().startswith(anna.word(NOT_SENT).split("</b>")[0].split("{")[0])
        assert anna.word("Send") in anna.heard().split("\n")[0]
    assert not anna.has_seen(PASSED_ON)
    assert await anna.looks_at_status() == []
    await maria.says("/messages")
    assert "Дякую вам за допомогу" in (await maria.sees("<b>Conversation with a family</b>")).text


async def test_an_answer_is_opened_by_its_name_and_the_summary_left_by_a_word(town: Town, language: str) -> None:
    anna = town.relative("Anna", language)
    await anna.agrees()
    await anna.fills_in(SOLDIER)
    for label in in_every_language("Surname"):
        await anna.says(label)
        await anna.is_asked("surname")
        await anna.says(anna.word("Keep as it is"))
        await anna.sees(SUMMARY)
        await town.settles()
    for label in in_every_language("Cancel"):
        await anna.says(label)
        await anna.sees("<b>Stop here?</b>")
        await anna.says(anna.word("Continue"))
        await anna.sees(SUMMARY)
        await town.settles()


async def test_every_label_below_a_question_can_be_typed(town: Town, language: str) -> None:
    anna = town.relative("Anna", language)
    await anna.agrees()
    steps = list(SOLDIER)
    await anna.reaches("category")
    for step, label, after in (
        ("category", "Service member", "surname"), ("patronymic", "No patronymic", "birth_date"),
        ("last_contact", "Skip", "relation"), ("relation", "Wife", "own_name")
    ):  # fmt: skip
        await _reaches(anna, step, steps)
        for typed in in_every_language(label):
            await anna.says(typed)
            await anna.is_asked(after)
            for back in in_every_language("← Back")[:1]:
                await anna.says(back)
                await anna.is_asked(step)


async def _reaches(anna: Relative, step: str, steps: list[str]) -> None:
    """Answers the open questions up to that one, going on where somebody went back."""
    await anna.town.settles()
    for name in steps[: steps.index(step)]:
        if anna.person.last.text.find(anna.question(name)) >= 0:
            await anna.answers(name, SOLDIER[name])
            await anna.town.settles()
    await anna.is_asked(step)


@pytest.mark.parametrize(("step", "words", "after"), [
    ("category", "військовий", "surname"), ("patronymic", "немає", "birth_date"), ("patronymic", "none", "birth_date"),
    ("last_contact", "не знаю", "relation"), ("relation", "я його дружина", "own_name"),
    ("relation", "мама", "own_name"),
    ("relation", "I am his wife", "own_name"), ("photo", "нема", None), ("photo", "No", None),
])  # fmt: skip
async def test_a_usual_word_does_where_a_button_would(town: Town, step: str, words: str, after: str | None) -> None:
    anna = town.relative("Anna")
    await anna.agrees()
    await anna.reaches(step)
    await anna.says(words)
    await (anna.is_asked(after) if after else anna.sees(SUMMARY))


@pytest.mark.parametrize("step", ["surname", "given", "patronymic", "own_name"])
async def test_words_for_buttons_and_relatives_are_no_names(town: Town, language: str, step: str) -> None:
    anna = town.relative("Anna", language)
    await anna.agrees()
    await anna.reaches(step)
    if step != "patronymic":
        for words in ("Пропустити", "не знаю", "I don’t know", "Немає", "Skip"):
            await anna.says(words)
            await anna.sees(NO_NAME)
            await anna.is_asked(step)
    for words in ("мій чоловік", "сын", "my husband") if step != "own_name" else ():
        await anna.says(words)
        await anna.sees(RELATION)
        await anna.is_asked(step)
    for words in ("/cancel", "Скасувати", "cancel"):
        await anna.says(words)
        await anna.sees("<b>Stop here?</b>")
        await anna.says("Continue")
        await anna.is_asked(step)


async def test_a_rare_surname_is_still_one(town: Town) -> None:
    anna = town.relative("Anna")
    await anna.agrees()
    await anna.reaches("surname")
    await anna.says("Син")
    await anna.is_asked("given")


@pytest.mark.parametrize("words", [".", "-", "я", "12"])
async def test_nobody_is_called_by_a_full_stop(town: Town, words: str) -> None:
    anna = town.relative("Anna")
    await anna.agrees()
    await anna.reaches("own_name")
    await anna.says(words)
    await anna.sees("Please write the name with letters only")
    await anna.is_asked("own_name")


async def test_the_telephone_question_understands_labels_of_the_other_language(town: Town, language: str) -> None:
    anna = town.relative("Anna", language)
    await anna.agrees()
    for label, goes_back in (("Назад", True), ("back", True), ("Cancel", False), ("скасувати", False)):
        await anna.reaches("phone")
        await anna.says(label)
        await (anna.is_asked("own_name") if goes_back else anna.sees("<b>Stop here?</b>"))
        await anna.says("/cancel")
        await anna.presses("Erase the answers")
        await town.settles()


async def test_a_child_and_a_foreigner_have_questions_that_can_be_left_out_in_words(town: Town) -> None:
    anna = town.relative("Anna", "en")
    await anna.agrees()
    await anna.reaches("parents", CHILD)
    await anna.says("unknown")
    await anna.is_asked("birth_date")
    await anna.says("/cancel")
    await anna.says("Erase the answers")
    await anna.sees("<b>Your answers have been erased.</b>")
    await anna.reaches("last_contact", VOLUNTEER)
    await anna.says("I don't know")
    await anna.is_asked("relation")


async def test_consent_and_the_menu_are_understood_when_typed(town: Town, language: str) -> None:
    anna = town.relative("Anna", language)
    await anna.says("/start")
    await anna.says("Погоджуюся" if language == "uk" else "i agree.")
    await anna.sees("<b>Your consent has been recorded.</b>")
    await anna.says(anna.word("My inquiries").lower())
    await anna.sees("<b>My inquiries.</b> You have no open inquiry.")
    await anna.says(anna.word("Register a missing person"))
    await anna.is_asked("category")


async def test_who_writes_before_registering_is_led_there_and_operators_have_the_words(
    town: Town, language: str
) -> None:
    maria, anna = await town.operator("Maria", "reviewer"), town.relative("Anna", language)
    await anna.agrees()
    await anna.says("Шукаю сина Коваль Тарас Іванович 1990")
    answer = await anna.sees(PASSED_ON)
    assert anna.word("You have not registered anyone yet.") in answer.text
    await anna.presses("Register a missing person", on=answer)
    await anna.is_asked("category")
    await anna.says("/cancel")
    await anna.presses("Erase the answers")
    await maria.says("/messages")
    assert "Шукаю сина" in (await maria.sees("<b>Conversation with a family</b>")).text
    await anna.registers_also(SOLDIER)
    await anna.says("Чи є новини?")
    await town.gathers()
    assert (await anna.sees(PASSED_ON)).buttons == []


async def test_cancel_is_known_also_where_nothing_is_filled_in(town: Town, language: str) -> None:
    anna = town.relative("Anna", language)
    await anna.agrees()
    await anna.says("/cancel")
    await anna.sees("<b>There is nothing to cancel.</b>")
    await anna.says("/seen")
    await anna.presses("Write it here")
    await anna.sees("Who did you meet?")
    await anna.says("/cancel")
    await anna.sees("<b>Cancelled.</b>")


async def test_an_operator_types_labels_too_but_decides_only_with_the_very_word(town: Town, language: str) -> None:
    maria, petro = await town.operator("Maria"), await town.operator("Petro", "verifier", language)
    anna = town.relative("Anna")
    case = await is_accepted(anna, await town.operator("Olha", "admin"))
    await maria.reports(case.reference)
    await petro.opens_the_report()
    await petro.presses("Verify")
    await town.settles()
    await petro.says("Передзвонив координатору, звірив дату народження")
    await petro.sees("<b>Verify this return?</b> Your statement:")
    for words in ("так", "ok", "yes"):
        await petro.says(words)
        await petro.sees(NOT_SENT)
    await petro.says(petro.word("Verify the return").lower())
    await petro.sees("<b>For operators: return verified</b> by")


async def test_an_operator_leaves_a_question_in_words(town: Town, language: str) -> None:
    maria, anna = await town.operator("Maria", "reviewer", language), town.relative("Anna")
    case = await is_accepted(anna, maria)
    await presses(maria, "reply", case.id)
    await town.settles()
    await maria.says("/cancel")
    await maria.sees("<b>Cancelled.</b>")
    await presses(maria, "reply", case.id)
    await town.settles()
    await maria.says("скасувати")
    await maria.sees("<b>Cancelled.</b>")
    await town.settles()
    assert not anna.has_read("скасувати")
