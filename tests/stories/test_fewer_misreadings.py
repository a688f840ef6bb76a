"""A whole name typed at once, an album, an edit, the same person twice, a unit in the note, a voice message."""

import pytest

from tests.cast import SOLDIER, VOLUNTEER
from tests.promises.quick import presses
from tests.register import is_accepted
from tests.town import Town

SUMMARY, RIGHT = "<b>Your inquiry before it is sent</b>", "<b>Is this right?</b>"
SEVERAL = "This can be read in more than one way."
TWICE = "<b>Not sent yet: you have registered this person before.</b>"


@pytest.mark.parametrize("typed", [
    "Коваль Тарас Іванович", "Тарас Іванович Коваль", "КОВАЛЬ ТАРАС ІВАНОВИЧ", "Коваль, Тарас Іванович",
])  # fmt: skip
async def test_a_whole_name_at_the_surname_is_taken_apart(town: Town, language: str, typed: str) -> None:
    anna = town.relative("Anna", language)
    await anna.agrees()
    await anna.reaches("surname")
    await anna.says(typed)
    offer = await anna.sees(RIGHT)
    for field, part in (("Surname", "Коваль"), ("Given name", "Тарас"), ("Patronymic", "Іванович")):
        assert f"{anna.word(field)}: {part}" in offer.text
    await anna.presses("Yes")
    await anna.is_asked("birth_date")
    await anna.presses("← Back")
    assert (await anna.is_asked("patronymic")).text.endswith("Іванович")


async def test_a_name_without_a_patronymic_leads_to_the_question_for_it(town: Town) -> None:
    anna = town.relative("Anna")
    await anna.agrees()
    await anna.reaches("surname")
    await anna.says("Коваль Тарас")
    await anna.sees(RIGHT)
    await anna.says("так")
    await anna.is_asked("patronymic")


async def test_a_surname_of_two_words_is_taken_when_the_parts_are_not_right(town: Town, language: str) -> None:
    anna = town.relative("Anna", language)
    await anna.agrees()
    await anna.reaches("surname")
    await anna.says("Гарсія Маркес")
    await anna.sees(RIGHT)
    await anna.presses("No")
    await anna.is_asked("surname")
    await anna.says("Гарсія Маркес")
    await anna.is_asked("given")
    await anna.presses("← Back")
    assert (await anna.is_asked("surname")).text.endswith("Гарсія Маркес")
    await anna.says("Коваль Тарас Іванович")
    await anna.says("Бондар")
    await anna.is_asked("given")


async def test_a_patronymic_behind_the_given_name_is_taken_apart_too(town: Town) -> None:
    anna = town.relative("Anna")
    await anna.agrees()
    await anna.reaches("given")
    await anna.says("Тарас Іванович")
    await anna.sees(RIGHT)
    await anna.presses("Yes")
    await anna.is_asked("birth_date")


@pytest.mark.parametrize("typed", [
    "Коваль Тарас Іванович 25.03.1991", "Коваль Тарас Іванович, 25 березня 1991 р.н.",
    "Коваль Тарас Іванович (нар. 25.03.1991)", "Тарас Іванович Коваль, born 25 March 1991",
])  # fmt: skip
async def test_a_date_of_birth_behind_the_name_is_offered_with_it(town: Town, language: str, typed: str) -> None:
    anna = town.relative("Anna", language)
    await anna.agrees()
    await anna.reaches("surname")
    await anna.says(typed)
    offer = await anna.sees(RIGHT)
    born = "25 березня 1991" if language == "uk" else "25 March 1991"
    for part in ("Коваль", "Тарас", "Іванович", born):
        assert part in offer.text
    await anna.presses("Yes")
    await anna.is_asked("last_contact")
    await anna.presses("← Back")
    assert born in (await anna.is_asked("birth_date")).text


async def test_a_date_of_birth_is_offered_with_a_surname_alone(town: Town) -> None:
    anna = town.relative("Anna")
    await anna.agrees()
    await anna.reaches("surname")
    await anna.says("Коваль, 1991")
    await anna.sees(RIGHT)
    await anna.presses("Yes")
    await anna.is_asked("given")


async def test_of_three_latin_words_the_family_says_which_is_the_surname(town: Town, language: str) -> None:
    anna, maria = town.relative("Anna", language), await town.operator("Maria", "reviewer", language)
    await anna.agrees()
    await anna.reaches("surname", VOLUNTEER)
    await anna.says("Doe John Michael")
    asked = await anna.sees(SEVERAL)
    assert asked.buttons[:4] == [
        "Doe, John Michael",
        "Michael, Doe John",
        "Doe John Michael",
        anna.word("None of these"),
    ]
    await anna.person.presses("Doe, John Michael", on=asked)
    await anna.is_asked("nationality")
    for step in list(VOLUNTEER)[3:]:
        await anna.answers(step, VOLUNTEER[step])
    summary = await anna.sees(SUMMARY)
    assert f"{anna.word('Surname')}: Doe" in summary.text
    assert f"{anna.word('Given name')}: John Michael" in summary.text
    await anna.sends_it()
    assert "John Michael" in (await maria.opens_the_queue()).text


async def test_a_surname_of_two_latin_words_stays_whole_if_it_is_meant_so(town: Town) -> None:
    anna = town.relative("Anna", "en")
    await anna.agrees()
    await anna.reaches("surname", VOLUNTEER)
    await anna.says("van der Berg")  # which nobody has to be asked about
    await anna.is_asked("given")
    await anna.presses("← Back")
    await anna.says("García Márquez")
    await anna.person.presses("García Márquez", on=await anna.sees(SEVERAL))
    await anna.is_asked("given")


async def test_of_a_name_and_a_date_that_can_each_be_read_twice_every_way_is_asked_about(town: Town) -> None:
    anna = town.relative("Anna", "en")
    await anna.agrees()
    await anna.reaches("surname", VOLUNTEER)
    await anna.says("John Doe 05/03/1991")
    asked = await anna.sees(SEVERAL)
    assert len(asked.buttons) == 6 + len(["No", "← Back", "Cancel"])
    await anna.person.presses("Doe, John, 3 May 1991", on=asked)
    await anna.is_asked("nationality")


async def test_no_part_of_a_foreigners_name_is_lost(town: Town) -> None:
    anna = town.relative("Anna", "en")
    await anna.agrees()
    await anna.reaches("surname", VOLUNTEER)
    await anna.says("Taras Ivanovych Koval")
    offer = await anna.sees(RIGHT)
    assert "Given name: Taras Ivanovych" in offer.text
    await anna.presses("Yes")
    await anna.is_asked("nationality")


async def test_of_an_album_one_photo_is_kept_and_operators_get_the_others(town: Town, language: str) -> None:
    maria, anna = await town.operator("Maria", "reviewer"), town.relative("Anna", language)
    await anna.agrees()
    await anna.reaches("photo")
    for caption in ("Фото чоловіка", None, None):
        await anna.person.sends_photo(caption, album="g1")
    await town.settles()
    assert anna.has_seen("<b>The first photo goes with your inquiry.</b>")
    assert not anna.has_seen("Please answer this question in words; a photo")
    assert anna.word("attached") in (await anna.sees(SUMMARY)).text
    assert not anna.has_seen("<b>Not sent yet.</b> To send your answers")
    await maria.says("/messages")
    await maria.sees("<b>Conversation with a family</b>")
    await town.settles()
    assert sum(message.has_photo for message in maria.person.chat) == 2


async def test_a_photo_below_all_answers_goes_with_the_inquiry_and_its_words_into_the_note(
    town: Town, language: str
) -> None:
    maria, anna = await town.operator("Maria", "reviewer"), town.relative("Anna", language)
    await anna.agrees()
    await anna.fills_in({**SOLDIER, "note": "Родимка на лівій щоці"})
    await anna.person.sends_photo("Тут він у синій куртці")
    await town.settles()
    shown = anna.person.last.text
    assert anna.word("attached") in shown
    assert "Родимка на лівій щоці" in shown and "Тут він у синій куртці" in shown
    await anna.person.sends_photo()
    await anna.sees("<b>Not sent yet.</b>")  # it has one: operators get the other as a letter
    await anna.sends_it()
    await maria.opens_the_queue()
    assert sum(message.has_photo for message in maria.person.chat) == 2


async def test_a_photo_after_the_inquiry_was_sent_is_added_to_it(town: Town, language: str) -> None:
    maria, anna = await town.operator("Maria", "reviewer"), town.relative("Anna", language)
    reference = await anna.registers()
    await anna.person.sends_photo("Фото чоловіка")
    said = (await anna.sees("<b>Passed to the operators.</b> A person, not a program, will look at your photo.")).text
    assert reference in said
    assert "Фото чоловіка" in (await maria.opens_the_queue()).text
    assert any(message.has_photo for message in maria.person.chat)


async def test_an_edited_answer_is_changed_until_it_is_sent(town: Town, language: str) -> None:
    anna = town.relative("Anna", language)
    await anna.agrees()
    await anna.reaches("given")
    name = await anna.person.says("Тaрсa")
    await anna.is_asked("patronymic")
    await anna.person.edits(name, "Тарас")
    await anna.sees("<b>Changed.</b>")
    await anna.is_asked("patronymic")
    await anna.person.edits(name, "12")
    await anna.sees("<b>Your edit was not taken;</b>")
    await anna.is_asked("patronymic")
    await anna.person.edits(name, "Тарас Іванович")
    await anna.sees(RIGHT)
    await anna.presses("No")
    await anna.is_asked("given")
    await anna.person.edits(name, "Тарас")
    await anna.is_asked("patronymic")
    for step in list(SOLDIER)[3:]:
        await anna.answers(step, SOLDIER[step])
    assert "Тарас" in (await anna.sees(SUMMARY)).text
    await anna.person.edits(name, "Петро")
    assert "Петро" in (await anna.sees(SUMMARY)).text
    await anna.sends_it()
    await anna.person.edits(name, "Павло")
    await anna.sees("<b>We did not receive your edit.</b>")


async def test_the_same_person_twice_is_asked_about_before_it_is_sent(town: Town, language: str) -> None:
    anna = town.relative("Anna", language)
    reference = await anna.registers()
    again = {name: answer for name, answer in SOLDIER.items() if name not in ("own_name", "phone")}
    await anna.fills_in(again)
    await anna.presses("Send")
    assert reference in (await anna.sees(TWICE)).text
    assert len(await anna.looks_at_status()) == 1
    await anna.presses("Open {reference}", reference=reference)
    await anna.sees("Person: {name}")
    await anna.says("так")
    await anna.sees("<b>Your inquiry has been received.</b>")
    assert len(await anna.looks_at_status()) == 2
    await anna.fills_in({**again, "given": "Петро"})
    await anna.sends_it()


@pytest.mark.parametrize(("note", "warned"), [
    ("Служив у 3-й бригаді", True), ("24 омбр, шрам", True), ("served in the 3rd brigade", True), ("в/ч А1234", True),
    ("Родимка на лівій щоці", False), ("Зріст 185, 2 шрами", False), ("колишнє прізвище Ротар", False),
])  # fmt: skip
async def test_a_unit_in_the_note_is_pointed_out_and_can_be_taken_out(town: Town, note: str, warned: bool) -> None:
    anna = town.relative("Anna")
    await anna.agrees()
    await anna.fills_in({**SOLDIER, "note": note})
    assert anna.has_seen("<b>Your note seems to name a military unit.</b>") is warned


async def test_a_voice_message_reaches_the_operators(town: Town, language: str) -> None:
    maria, anna = await town.operator("Maria", "reviewer"), town.relative("Anna", language)
    case = await is_accepted(anna, maria)
    await anna.person.sends_voice()
    await anna.sees("<b>Passed to the operators.</b> A person, not a program, will listen")
    await maria.says("/messages")
    await maria.sees("<b>Conversation with a family</b>")
    assert any("voice" in message.media for message in maria.person.chat)
    anna.forges(f"add:{case.id}")
    await town.settles()
    await anna.person.sends_voice()
    await anna.sees("<b>Added</b> to your inquiry")
    await presses(maria, "reply", case.id)
    await town.settles()
    await maria.person.sends_voice()
    await maria.sees("Please write your answer: voice messages, videos")


async def test_a_round_video_reaches_the_operators_like_a_voice_message(town: Town, language: str) -> None:
    maria, anna = await town.operator("Maria", "reviewer", language), town.relative("Anna", language)
    case = await is_accepted(anna, maria)
    await anna.person.sends_video_note()
    await anna.sees("<b>Passed to the operators.</b> A person, not a program, will watch")
    await maria.says("/messages")
    await maria.sees("<b>Video message</b> from a family")
    assert maria.word("a video message") in (await maria.sees("<b>Conversation with a family</b>")).text
    assert any("video_note" in message.media for message in maria.person.chat)
    anna.forges(f"add:{case.id}")
    await town.settles()
    await anna.person.sends_video_note()
    await anna.sees("<b>Added</b> to your inquiry")
    await presses(maria, "reply", case.id)
    await town.settles()
    await maria.person.sends_video_note()
    await maria.sees("Please write your answer: voice messages, videos")
