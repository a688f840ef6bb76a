"""Answers that do not fit: each gets a clear sentence, the question comes again, nothing is lost."""

from collections.abc import Awaitable, Callable

import pytest

from bot.rehearsal import Account
from tests.cast import OPTIONAL, SOLDIER
from tests.town import Town

Does = Callable[[Account], Awaitable[object]]

WORDS_ONLY, NO_CONTACT = "Please write your answer: voice messages, videos", "A contact is not needed here."
NO_PHOTO, NAME = "Please answer this question in words; a photo", "Please write the name with letters only"
NOT_OWN, ONE_PHOTO = "This is somebody else’s contact.", "Please send one photo"
BUTTONS, TOO_LONG = "Please choose one of the buttons", "Your answer can have at most {limit} character"
NO_PHONE, ANONYMOUS = "We could not read this as a phone number.", "This number is anonymous"
EMPTY, NO_DATE = "The answer is empty.", "Please write only the date"
FUTURE, IMPOSSIBLE = "This date is still to come.", "There is no such day in the calendar."
TOO_EARLY, FOUR_DIGITS = "This year is too long ago.", "Please write the year with four digits"

VOICE: Does = lambda person: person.sends_voice()  # noqa: E731
STICKER: Does = lambda person: person.sends_sticker()  # noqa: E731
DOCUMENT: Does = lambda person: person.sends_document(b"scan", "passport.pdf", "application/pdf")  # noqa: E731
PHOTO: Does = lambda person: person.sends_photo("Тарас")  # noqa: E731
OWN: Does = lambda person: person.shares_own_contact()  # noqa: E731
FORWARDED: Does = lambda person: person.forwards_contact("380440000001", person.id)  # noqa: E731
OTHERS: Does = lambda person: person.forwards_contact("380440000002", 77)  # noqa: E731
NOBODYS: Does = lambda person: person.forwards_contact("380440000003", None)  # noqa: E731


def typed(words: str) -> Does:
    """Somebody who types that."""
    return lambda person: person.says(words)


THINGS = [(VOICE, WORDS_ONLY), (STICKER, WORDS_ONLY), (DOCUMENT, WORDS_ONLY)]
ODD: dict[str, list[tuple[Does, str]]] = {
    "category": [(VOICE, BUTTONS), (STICKER, BUTTONS), (PHOTO, BUTTONS), (OWN, BUTTONS), (typed("Воїн"), BUTTONS)],
    "given": [
        *THINGS, (PHOTO, NO_PHOTO), (OWN, NO_CONTACT), (OTHERS, NO_CONTACT), (typed("\u2800"), EMPTY),
        (typed("\u200b\u202e"), EMPTY), (typed("<b>Тарас</b>"), NAME), (typed("Тарас & Ко"), NAME), (typed("🙂"), NAME),
        (typed("12.03.1991"), NAME), (typed("я" * 101), TOO_LONG), (typed("я" * 5_000), TOO_LONG),
    ],
    "birth_date": [
        *THINGS, (PHOTO, NO_PHOTO), (OWN, NO_CONTACT), (typed("колись"), NO_DATE), (typed("31.02.1991"), IMPOSSIBLE),
        (typed("01.01.2199"), FUTURE), (typed("12 березня"), FOUR_DIGITS),
        (typed("12.03.1791"), TOO_EARLY), (typed("\u2800"), EMPTY), (typed("1" * 5_000), NO_DATE),
    ],
    "relation": [(VOICE, BUTTONS), (PHOTO, BUTTONS), (typed("кума"), BUTTONS)],
    "phone": [
        *THINGS, (PHOTO, NO_PHOTO), (OTHERS, NOT_OWN), (FORWARDED, NOT_OWN), (NOBODYS, NOT_OWN),
        (typed("немає"), NO_PHONE), (typed("12"), NO_PHONE), (typed("+888 0123 4567"), ANONYMOUS),
    ],
    "photo": [(VOICE, ONE_PHOTO), (DOCUMENT, ONE_PHOTO), (typed("фото вдома"), ONE_PHOTO), (OWN, ONE_PHOTO)],
    "note": [*THINGS, (PHOTO, NO_PHOTO), (OWN, NO_CONTACT), (typed("я" * 2_001), TOO_LONG), (typed("\u2800"), EMPTY)],
}  # fmt: skip
LIMITS = {"given": 100, "own_name": 150, "note": 2_000}


async def test_what_does_not_fit_is_said_and_the_question_comes_again(town: Town, language: str) -> None:
    anna = town.relative("Anna", language)
    await anna.agrees()
    await anna.reaches("category")
    for step, answer in SOLDIER.items():
        if step in OPTIONAL:
            await anna.adds(step)
        for does, sentence in ODD.get(step, []):
            await does(anna.person)
            await anna.is_asked(step)
            await anna.sees(sentence, n=LIMITS.get(step, 1))
        await town.passes(5)
        await anna.answers(step, answer)
    summary = await anna.sees("<b>Your inquiry before it is sent</b>")
    assert all(str(SOLDIER[name]) in summary.text for name in ("surname", "given", "own_name", "note"))


@pytest.mark.parametrize("step", ["category", "given", "phone"])
async def test_whatever_is_looked_at_in_between_the_question_comes_again(town: Town, step: str) -> None:
    anna = town.relative("Anna")
    await anna.agrees()
    await anna.reaches(step)
    for command in ("/help", "/status", "/privacy", "/unknown"):
        await anna.says(command)
        await anna.is_asked(step)
    await anna.person.edits(next(m for m in reversed(anna.person.chat) if not m.from_bot and m.text), "Інше")
    await anna.sees("<b>We did not receive your edit.</b>")
    await anna.is_asked(step)
    await anna.says("/start nonsense")
    await anna.presses("Continue the inquiry")
    await anna.is_asked(step)
    await anna.answers(step, SOLDIER[step])
    await town.settles()
    assert anna.question(step) not in anna.person.last.text


async def test_names_are_freed_of_what_cannot_be_seen(town: Town) -> None:
    anna = town.relative("Anna")
    await anna.agrees()
    await anna.reaches("surname")
    await anna.says("\u202eко\u200bваль\u202c")
    await anna.is_asked("given")
    await anna.says("Та\u0301рас 𐌰𐌱")
    await anna.is_asked("patronymic")
    await anna.presses("← Back")
    assert "Та́рас 𐌰𐌱" in (await anna.is_asked("given")).text
    await anna.presses("← Back")
    assert (await anna.is_asked("surname")).text.endswith("Коваль")


SHARP = "<b>Анна</b> & <script> &amp; 🙂👩👧 𝒜 {reference} %s * _ `код` ~ </blockquote>"


async def test_words_come_back_as_they_were_written(town: Town, language: str) -> None:
    anna, maria = town.relative("Anna", language), await town.operator("Maria", "reviewer", language)
    await anna.agrees()
    lines = SHARP.replace(" ", "\n\n")
    summary = await anna.fills_in({**SOLDIER, "own_name": SHARP, "note": lines})
    assert SHARP in summary.text
    assert lines in summary.text
    await anna.sends_it()
    card = await maria.opens_the_queue()
    assert SHARP in card.text
    assert lines in card.text


DATES = {
    "25.03.1991": ("25 березня 1991", "25 March 1991"),
    "25/3/1991": ("25 березня 1991", "25 March 1991"),
    "1991-03-25": ("25 березня 1991", "25 March 1991"),
    "25 березня 1991 р.": ("25 березня 1991", "25 March 1991"),
    "25 марта 1991 года": ("25 березня 1991", "25 March 1991"),
    "March 25, 1991": ("25 березня 1991", "25 March 1991"),
    "25th of March 1991": ("25 березня 1991", "25 March 1991"),
    "березень 1991": ("березень 1991", "March 1991"),
    "03.1991": ("березень 1991", "March 1991"),
    "1991": ("1991", "1991"),
}


async def test_dates_are_read_as_people_write_them(town: Town, language: str) -> None:
    anna = town.relative("Anna", language)
    await anna.agrees()
    await anna.reaches("birth_date")
    for written, (in_ukrainian, in_english) in DATES.items():
        await anna.says(written)
        await anna.is_asked("last_contact")
        await anna.presses("← Back")
        shown = (await anna.is_asked("birth_date")).text.split("\n")[-1]
        assert (in_ukrainian if language == "uk" else in_english) in shown
    await anna.presses("Keep as it is")
    for written in ("вчора", "yesterday", "сьогодні", "05.2024"):
        await anna.is_asked("last_contact")
        await anna.says(written)
        await anna.is_asked("relation")
        await anna.presses("← Back")


PHONES = {
    "+44 7700 900123": "+44 7700 900123",
    "00447700900123": "+44 7700 900123",
    "447700900123": "+44 7700 900123",
    "+44 (7700) 900-123": "+44 7700 900123",
    "мій номер +44 7700 900123": "+44 7700 900123",
    "044 000 00 01": "+380 44 000 0001",
    "+380440000001": "+380 44 000 0001",
}


async def test_telephone_numbers_are_read_as_people_write_them(town: Town, language: str) -> None:
    anna = town.relative("Anna", language)
    await anna.agrees()
    await anna.reaches("phone")
    for written, shown in PHONES.items():
        await anna.says(written)
        await anna.sees("<b>Your inquiry before it is sent</b>")
        assert (await anna.reopens("phone")).text.endswith(shown)


async def test_a_long_answer_that_telegram_cuts_in_two_is_not_taken_as_a_name(town: Town) -> None:
    anna = town.relative("Anna")
    await anna.agrees()
    await anna.reaches("own_name")
    await anna.says("Анна " * 1_000)
    await anna.sees(TOO_LONG, n=LIMITS["own_name"])
    await anna.sees("This is the rest of a long message that Telegram split.")
    await anna.is_asked("own_name")


@pytest.mark.parametrize("pieces", [2, 3])
async def test_the_end_of_a_note_that_was_too_long_is_not_taken_for_the_whole(
    town: Town, language: str, pieces: int
) -> None:
    anna = town.relative("Anna", language)
    await anna.agrees()
    await anna.reaches("note")
    await anna.says("я" * 4_096 * (pieces - 1) + "Кінець довгої примітки")
    await anna.sees(TOO_LONG, n=LIMITS["note"])
    await anna.sees("This is the rest of a long message that Telegram split.")
    await anna.is_asked("note")
    await town.passes(5)
    await anna.says("Коротка примітка")
    summary = (await anna.sees("<b>Your inquiry before it is sent</b>")).text
    assert "Коротка примітка" in summary
    assert "Кінець довгої примітки" not in summary
