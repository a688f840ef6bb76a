"""Words outside of any question reach the operators, and nobody pretends that a machine has understood them."""

from tests.answers import Answers
from tests.cast import CIVILIAN, SOLDIER
from tests.town import HOTLINE, Town

READ, LOOKED_AT = (
    f"<b>Passed to the operators.</b> A person, not a program, will {verb}"
    for verb in ("read your", "look at your photo")
)
WITH_IT = "It has been added to your inquiry <code>{reference}</code>."
NEXT: Answers = {name: answer for name, answer in CIVILIAN.items() if name not in ("own_name", "phone")}


async def test_words_with_one_inquiry_are_put_with_it(town: Town, language: str) -> None:
    anna, maria = town.relative("Anna", language), await town.operator("Maria", "reviewer", language)
    reference = await anna.registers()
    await anna.says("Учора був дзвінок & тиша")
    answer = await anna.sees(READ)
    assert anna.word(WITH_IT).format(reference=reference) in answer.text
    assert HOTLINE in answer.text
    await maria.sees("<b>A family has written.</b>")
    await maria.says("/messages")
    message = await maria.sees("<b>Conversation with a family</b>")
    assert "Учора був дзвінок & тиша" in message.text
    assert maria.word("Open {reference}").format(reference=reference) in message.buttons


async def test_words_with_several_inquiries_name_none(town: Town, language: str) -> None:
    anna, maria = town.relative("Anna", language), await town.operator("Maria", "reviewer", language)
    references = [await anna.registers(), await anna.registers_also(NEXT)]
    await anna.says("Є нові прикмети")
    answer = await anna.sees(READ)
    assert not [reference for reference in references if reference in answer.text]
    await maria.says("/messages")
    opened = (await maria.sees("<b>Conversation with a family</b>")).buttons
    assert {maria.word("Open {reference}").format(reference=reference) for reference in references} <= set(opened)


async def test_words_without_any_inquiry_reach_the_operators_as_well(town: Town, language: str) -> None:
    anna, maria = town.relative("Anna", language), await town.operator("Maria", "reviewer", language)
    await anna.agrees()
    await anna.says("Не знаю, з чого почати")
    assert HOTLINE in (await anna.sees(READ)).text
    await maria.says("/messages")
    assert "Не знаю, з чого почати" in (await maria.sees("<b>Conversation with a family</b>")).text


async def test_a_photo_outside_of_a_question_reaches_the_operators(town: Town, language: str) -> None:
    anna, maria = town.relative("Anna", language), await town.operator("Maria", "reviewer", language)
    await anna.agrees()
    for caption in (None, "Це він"):
        await anna.person.sends_photo(caption)
        await town.gathers()
        await anna.sees(LOOKED_AT)
        await maria.says("/messages")
        message = await maria.sees("<b>Conversation with a family</b>")
        assert (caption or "") in message.text
        await town.settles()
        assert [shown for shown in maria.person.chat if shown.has_photo and shown.touched > maria.person.acted]
        await maria.presses("Done")


async def test_what_cannot_be_passed_on_is_said_so(town: Town, language: str) -> None:
    anna = town.relative("Anna", language)
    await anna.agrees()
    person = anna.person
    for sends in (person.sends_sticker, person.shares_own_contact):
        await sends()
        assert HOTLINE in (await anna.sees("<b>This was not passed on.</b> Only words, photos")).text


async def test_words_at_the_summary_do_not_send_it_and_the_summary_stays(town: Town) -> None:
    anna = town.relative("Anna")
    await anna.agrees()
    before = await anna.fills_in(SOLDIER)
    await anna.says("Дякую за турботу")
    await anna.sees("<b>Not sent yet.</b> To send your answers")
    assert not anna.has_seen(READ)
    again = await anna.sees("<b>Your inquiry before it is sent</b>")
    assert again.text == before.text
    await anna.sends_it()


async def test_five_thousand_letters_reach_the_operators_whole(town: Town) -> None:
    anna, maria = town.relative("Anna"), await town.operator("Maria", "reviewer")
    await anna.registers()
    await anna.says("а" * 4_096 + "б" * 904)
    await town.settles()
    await maria.says("/messages")
    await maria.sees("<b>Conversation with a family</b>")
    await town.settles()
    assert maria.heard().count("а") >= 4_096
    assert maria.heard().count("б") >= 904


async def test_a_long_answer_to_an_operator_loses_nothing(town: Town) -> None:
    anna, maria = town.relative("Anna"), await town.operator("Maria", "reviewer")
    reference = await anna.registers()
    await maria.opens_the_queue()
    await maria.presses("Ask")
    await maria.asks("Розкажіть про прикмети.")
    await anna.reads("Розкажіть про прикмети.")
    await anna.presses("Answer the question")
    await anna.sees("Please write your answer in one message.")
    await town.settles()
    await anna.says("ґ" * 4_096 + "ї" * 904)
    await town.settles()
    await maria.says(f"/case {reference}")
    await town.settles()
    shown = "".join(message.text for message in maria.person.chat)
    assert shown.count("ґ") >= 4_096
    assert shown.count("ї") >= 904


async def test_what_an_operator_answers_comes_word_for_word_and_can_be_answered(town: Town, language: str) -> None:
    anna, maria = town.relative("Anna", language), await town.operator("Maria", "reviewer", language)
    await anna.registers()
    await anna.says("Чи отримали ви моє фото?")
    await anna.sees(READ)
    await maria.says("/messages")
    await maria.sees("<b>Conversation with a family</b>")
    await maria.presses("Reply")
    await town.settles()
    await maria.says("Так, <отримали> & дякуємо.")
    answer = await anna.sees("<b>Message from an operator.</b>")
    assert "Так, <отримали> & дякуємо." in answer.text
    assert HOTLINE in answer.text
    await anna.says("Добре")
    await town.gathers()
    await anna.sees(READ)


async def test_an_operators_question_in_the_middle_of_a_registration(town: Town) -> None:
    anna, maria = town.relative("Anna"), await town.operator("Maria", "reviewer")
    first = await anna.registers()
    await anna.reaches("birth_date", NEXT)
    await maria.opens_the_queue()
    await maria.presses("Ask")
    await maria.asks("Яке прізвище було раніше?")
    await anna.reads("Яке прізвище було раніше?")
    await anna.says("05.1968")
    await anna.is_asked("last_contact")
    await anna.presses("Answer the question")
    await anna.sees("Please write your answer in one message.")
    await town.settles()
    await anna.person.sends_photo("Бондар")
    assert first in (await anna.sees("<b>Answer received.</b>")).text
    await anna.presses("Continue")
    await anna.is_asked("last_contact")


async def test_the_only_question_that_waits_is_answered_without_pressing_its_button(town: Town) -> None:
    anna, maria = town.relative("Anna"), await town.operator("Maria", "reviewer")
    reference = await anna.registers()
    await maria.opens_the_queue()
    await maria.presses("Ask")
    await maria.asks("Яке прізвище було раніше?")
    await anna.reads("Яке прізвище було раніше?")
    await anna.says("Бондар")
    assert reference in (await anna.sees("<b>Answer received.</b>")).text
    assert "Бондар" in (await maria.opens_the_queue()).text
