"""Talking with a person: one operator at a time, files both ways, nobody's account, honest times of waiting."""

import pytest

from bot.model.correspondence import ALONE_SECONDS, TALK_SECONDS
from bot.model.inquiry import FamilyWord
from tests.cast import OperatorActor, Relative, reference_in
from tests.promises.quick import presses
from tests.register import Case, count, decided, has_asked, is_accepted, standing
from tests.town import HOTLINE, Town

HOUR = 3_600
PASSED_ON = "<b>Passed to the operators.</b> A person, not a program, will read your message."
TALK, REPLY = "<b>Conversation with a family</b>", "<b>Message from an operator.</b>"
NOTHING = "<b>Messages.</b> Everything has been read"
TAKEN = "Another operator is answering, or it has been answered."
ASKED = "What do you want to write to the family?"


async def at_work(town: Town, language: str = "uk") -> tuple[OperatorActor, OperatorActor, Relative, Case]:
    """Maria and Petro read what families write; Anna's inquiry is accepted."""
    maria, petro = await town.operator("Maria", "reviewer"), await town.operator("Petro", "admin")
    anna = town.relative("Anna", language)
    return maria, petro, anna, await is_accepted(anna, petro)


async def replies(operator: OperatorActor, words: str) -> None:
    """Presses Reply on the talk that is open and writes."""
    await operator.presses("Reply")
    await operator.sees(ASKED)
    await operator.says(words)
    await operator.sees("<b>Sent to the family.</b>")


async def test_anybody_reaches_an_operator_with_one_command(town: Town, language: str) -> None:
    maria, _petro, anna, case = await at_work(town, language)
    await anna.says("/operator")
    opening = (await anna.sees("<b>Write to an operator.</b>")).text
    assert HOTLINE in opening
    assert anna.word("An operator usually answers within {days} day", 3).format(days=3) in opening
    await anna.sees("Please write your message to an operator.")
    await anna.says("Мені ніхто не телефонував")
    assert case.reference in (await anna.sees(PASSED_ON)).text
    await maria.says("/messages")
    assert "Мені ніхто не телефонував" in (await maria.sees(TALK)).text


async def test_how_long_it_takes_is_said_once_and_not_below_each_line(town: Town, language: str) -> None:
    _maria, _petro, anna, _case = await at_work(town, language)
    promised = anna.word("An operator usually answers within {days} day", 3).format(days=3)
    for words, said in (("Перше", True), ("Друге", False), ("Третє", False)):
        await anna.says(words)
        await town.gathers()
        assert (promised in (await anna.sees(PASSED_ON)).text) == said
    await town.passes(HOUR)
    await anna.says("Четверте")
    assert promised in (await anna.sees(PASSED_ON)).text


async def test_whoever_has_not_agreed_is_asked_first_and_nothing_is_kept(town: Town, language: str) -> None:
    maria, vira = await town.operator("Maria"), town.relative("Vira", language)
    for words in ("/operator", "Вислухайте мене"):
        await vira.says(words)
        assert HOTLINE in (await vira.sees("<b>This was not passed on.</b> Before you can tell us")).text
    assert await town.store.read(count, "message") == 0
    assert not maria.has_seen("<b>A family has written.</b>")


async def test_a_registration_waits_while_somebody_writes_to_an_operator(town: Town, language: str) -> None:
    anna = town.relative("Anna", language)
    await anna.agrees()
    await anna.reaches("given")
    await anna.says("/operator")
    await anna.sees("Please write your message to an operator.")
    await town.settles()
    await anna.says("Чи можна без по батькові?")
    await anna.sees(PASSED_ON)
    await anna.presses("Continue")
    await anna.is_asked("given")


async def test_words_to_an_operator_are_no_answer_to_a_question_that_waits(town: Town) -> None:
    maria, _petro, anna, _case = await at_work(town)
    other = await has_asked(anna, surname="Бойко")
    await presses(maria, "ask", other.id)
    await maria.says("Яке прізвище було раніше?")
    await anna.reads("Яке прізвище було раніше?")
    await anna.says("/operator")
    await town.settles()
    await anna.says("Чи можна прийти до вас?")
    await anna.sees(PASSED_ON)
    assert (await standing(anna))[other.reference] is FamilyWord.NEEDS_ANSWER


async def test_a_talk_goes_back_and_forth_without_any_command(town: Town, language: str) -> None:
    maria, petro, anna, case = await at_work(town, language)
    await anna.says("Перше запитання")
    await maria.says("/messages")
    await maria.sees(TALK)
    await replies(maria, "Перша відповідь")
    await anna.reads("Перша відповідь")
    await anna.says("Друге запитання")
    await maria.sees("<b>Your conversation continues:</b>")
    await town.settles()
    assert sum(petro.word("<b>A family has written.</b>") in words for words in petro.person.words()) == 1
    await petro.says("/messages")
    await petro.sees(NOTHING)
    await maria.presses("Read")
    assert "Друге запитання" in (await maria.sees(TALK)).text
    await replies(maria, "Друга відповідь")
    await anna.reads("Друга відповідь")
    await maria.presses("Write more")
    await town.settles()
    await maria.says("І ще одне")
    await anna.reads("І ще одне")
    await maria.presses("Close the conversation")
    await maria.sees("<b>Conversation closed.</b>")
    await anna.says("Дякую вам")
    for operator in (maria, petro):
        await operator.sees("<b>A family has written.</b>")
    card = (await petro.opens_the_case(case.reference)).text
    said = ["Перше запитання", "Перша відповідь", "Друге запитання", "Друга відповідь", "І ще одне", "Дякую вам"]
    assert sorted(said, key=card.index) == said
    for words in anna.person.words():
        assert "Maria" not in words
        assert "Марі" not in words


async def test_two_operators_cannot_open_the_same_entry(town: Town) -> None:
    maria, petro, anna, _case = await at_work(town)
    await anna.says("Чи є новини?")
    await maria.says("/messages")
    await maria.sees(TALK)
    respond = maria.data("respond")
    read = maria.data("read")
    await petro.says("/messages")
    await petro.sees(NOTHING)
    for forged in (respond, read):
        petro.forges(forged)
        await petro.sees_toast(TAKEN)
    await maria.presses("Put back")
    await maria.sees("<b>Conversation put back.</b> Another operator can answer.")
    await petro.says("/messages")
    await petro.sees(TALK)
    maria.forges(respond)
    await maria.sees_toast(TAKEN)
    await replies(petro, "Відповідь Петра")
    await anna.reads("Відповідь Петра")


async def test_a_talk_that_was_left_is_free_again_and_late_words_are_not_sent(town: Town) -> None:
    maria, petro, anna, _case = await at_work(town)
    await anna.says("Чи є новини?")
    await maria.says("/messages")
    await maria.presses("Reply")
    await maria.sees(ASKED)
    await town.passes(TALK_SECONDS + 1)
    await petro.says("/messages")
    await petro.sees(TALK)
    await maria.says("Запізніла відповідь")
    await maria.sees("<b>Not sent.</b> Another operator is talking with this family now.")
    await replies(petro, "Вчасна відповідь")
    await anna.reads("Вчасна відповідь")
    assert not anna.has_read("Запізніла відповідь")


async def test_what_a_removed_operator_had_in_hand_is_free_at_once(town: Town) -> None:
    olha, (maria, petro, anna, _case) = await town.operator("Olha", "admin"), await at_work(town)
    await anna.says("Чи є новини?")
    await maria.says("/messages")
    await maria.sees(TALK)
    await olha.says("/operators")
    await olha.presses("Remove: {name}, {role}", name="Maria", role=olha.word("reviewer"))
    await olha.presses("Remove at once")
    await town.settles()
    await petro.says("/messages")
    await petro.sees(TALK)


async def test_an_operator_sees_no_letter_of_the_own_case(town: Town) -> None:
    maria, petro = await town.operator("Maria", "reviewer"), await town.operator("Petro", "admin")
    anna, as_relative = town.relative("Anna"), Relative(town, maria.person, "uk")
    case = await is_accepted(anna, petro)
    await is_accepted(as_relative, petro, case, relation="sister")
    await anna.says("Лише для операторів")
    await petro.sees("<b>A family has written.</b>")
    await maria.says("/messages")
    await maria.sees(NOTHING)
    letter = (await town.store.read(decided))["message"][-1]["id"]
    for verb in ("respond", "read", "again"):
        maria.forges(f"{verb}:{letter}")
        await maria.sees_toast(TAKEN)
    maria.forges(f"talk:{case.id}")
    await town.settles()
    assert not maria.has_read("Лише для операторів")
    assert not maria.has_seen("<b>A family has written.</b>")
    await maria.says("Мої слова як родички")
    await maria.sees(PASSED_ON)
    await maria.says("/messages")
    await maria.sees(NOTHING)
    await petro.says("/messages")
    assert "Лише для операторів" in (await petro.sees(TALK)).text


async def test_nor_one_of_a_family_that_perhaps_asks_about_the_same_person(town: Town) -> None:
    maria, petro = await town.operator("Maria", "reviewer"), await town.operator("Petro", "admin")
    anna, as_relative = town.relative("Anna"), Relative(town, maria.person, "uk")
    await has_asked(as_relative, relation="sister")
    theirs = await has_asked(anna)
    await anna.says("Лише для операторів")
    await petro.sees("<b>A family has written.</b>")
    await maria.says("/messages")
    await maria.sees(NOTHING)
    for verb in ("talk", "reply"):
        maria.forges(f"{verb}:{theirs.id}")
    await town.settles()
    assert not maria.has_read("Лише для операторів")
    assert not maria.has_seen(ASKED)


async def test_letters_in_a_held_case_go_to_whoever_holds_it_and_the_family_sees_no_difference(
    town: Town, language: str
) -> None:
    maria, petro, anna, case = await at_work(town, language)
    nina = town.relative("Nina", language)
    await is_accepted(nina, petro, surname="Гнатюк")
    await presses(petro, "hold", case.person)
    for relative in (anna, nina):
        await relative.says("Чи є новини?")
        await relative.sees(PASSED_ON)
    heard = [relative.person.last.text.replace(reference_in(relative.person.last), "") for relative in (anna, nina)]
    assert heard[0] == heard[1]
    await maria.says("/messages")
    await maria.sees(TALK)
    await maria.presses("Done")
    await maria.sees(NOTHING)
    await petro.says("/messages")
    assert case.reference in "".join((await petro.sees(TALK)).buttons)
    await petro.presses("Put back")
    await town.passes(ALONE_SECONDS)
    await maria.says("/messages")
    await maria.sees(TALK)


async def test_a_waiting_time_is_told_as_it_was_measured(town: Town, language: str) -> None:
    maria, _petro, anna, _case = await at_work(town, language)
    for hours in (1, 1, 2, 2, 30):
        await anna.says("Чи є новини?")
        promised = anna.word("An operator usually answers within {days} day", 3).format(days=3)
        assert promised in (await anna.sees(PASSED_ON)).text
        await town.passes(hours * HOUR - 60)
        await maria.says("/messages")
        await replies(maria, "Новин немає.")
    await anna.says("Чи є новини?")
    measured = anna.word("Lately, four answers out of five have come within {n} hour", 2).format(n=2)
    assert measured in (await anna.sees(PASSED_ON)).text
    await town.passes(40 * 24 * HOUR)
    await anna.says("/operator")
    assert promised in (await anna.sees("<b>Write to an operator.</b>")).text


@pytest.mark.parametrize("caption", ["Довідка від слідчого", ""])
async def test_a_file_of_a_family_is_passed_on_as_it_is_with_a_warning(town: Town, caption: str) -> None:
    maria, _petro, anna, case = await at_work(town)
    await anna.person.sends_document(b"%PDF" * 5_000, "scan\u202efdp.exe", "application/pdf", caption)
    await anna.sees("<b>Passed to the operators.</b> A person, not a program, will look at your file.")
    await maria.says("/messages")
    await maria.sees(TALK)
    await town.settles()
    (shown,) = [message for message in maria.person.chat if "document" in message.media]
    assert shown.media["document"]["file_id"] == anna.person.chat[-2].media["document"]["file_id"]
    assert "scanfdp.exe, application/pdf, 20 КБ" in shown.text
    assert maria.word("Nobody has checked this file;") in shown.text
    assert "scanfdp.exe, application/pdf, 20 КБ" in maria.heard()
    assert caption in maria.heard()
    for said in maria.person.words():
        assert str(anna.person.id) not in said
        assert anna.person.name.strip() not in said
    await maria.opens_the_case(case.reference)
    await maria.presses("The whole conversation")
    await maria.sees("<b>The whole conversation</b> of")
    await town.settles()
    assert len([message for message in maria.person.chat if "document" in message.media]) == 2


@pytest.mark.parametrize("words", ["Ось зразок заяви", ""])
async def test_an_operator_sends_a_photo_and_a_file_through_the_bot(town: Town, language: str, words: str) -> None:
    maria, _petro, anna, case = await at_work(town, language)
    await anna.says("Як написати заяву?")
    await maria.says("/messages")
    await maria.presses("Reply")
    await maria.sees(ASKED)
    await maria.person.sends_document(b"PK", "zrazok.docx", "application/msword", words)
    await maria.sees("<b>Sent to the family.</b>")
    await anna.sees(REPLY)
    await maria.presses("Write more")
    await town.settles()
    await maria.person.sends_photo(words or None)
    await maria.sees("<b>Sent to the family.</b>")
    await town.settles()
    shown = [kind for message in anna.person.chat for kind in message.media]
    assert shown == ["document", "photo"]
    assert (words in anna.heard()) or not words
    assert HOTLINE in anna.person.last.text
    assert all("forward_origin" not in message.media for message in anna.person.chat)
    assert await town.store.read(count, "returned_list") == 0
    await maria.opens_the_case(case.reference)
    assert "zrazok.docx" in maria.heard()


async def test_what_was_forwarded_is_marked_and_names_no_source(town: Town) -> None:
    maria, _petro, anna, _case = await at_work(town)
    channel = {"id": -100_7, "type": "channel", "title": "Чужий канал", "username": "foreign_channel"}
    origin = {"type": "channel", "chat": channel, "message_id": 5, "date": 1_700_000_000}
    anna.person.sends_forwarded("Обмін відбувся", origin)
    await anna.sees(PASSED_ON)
    await maria.says("/messages")
    told = (await maria.sees(TALK)).text
    assert "Обмін відбувся" in told
    assert maria.word("forwarded from another chat: not the family’s own words") in told
    assert "Чужий канал" not in told


async def test_an_album_is_answered_once_and_comes_whole(town: Town, language: str) -> None:
    maria, _petro, anna, _case = await at_work(town, language)
    for _picture in range(3):
        await anna.person.sends_photo(album="4711")
    await town.settles()
    answers = [m for m in anna.person.chat if m.from_bot]
    assert len(answers) == 1
    await maria.says("/messages")
    await maria.sees(TALK)
    await town.settles()
    assert sum(message.has_photo for message in maria.person.chat) == 3


@pytest.mark.parametrize("how", ["blocked", "deleted the account"])
async def test_an_operator_hears_that_words_did_not_arrive(town: Town, how: str) -> None:
    maria, _petro, anna, case = await at_work(town)
    await anna.says("Зателефонуйте мені")
    await maria.says("/messages")
    await maria.presses("Reply")
    await maria.sees(ASKED)
    await (anna.person.blocks() if how == "blocked" else anna.person.deletes_account())
    await town.settles()
    await maria.says("Телефонуємо")
    told = (await maria.sees("<b>Not delivered:</b> what you wrote to a family.")).text
    assert case.reference in told
    await maria.opens_the_case(case.reference)
    assert maria.word("not delivered") in maria.heard()


async def test_an_edited_letter_reaches_the_operators_as_a_correction(town: Town, language: str) -> None:
    maria, _petro, anna, case = await at_work(town, language)
    letter = await anna.person.says("Дзвонили 3 травня")
    await anna.sees(PASSED_ON)
    await maria.says("/messages")
    await maria.presses("Done")
    await maria.sees(NOTHING)
    for words in ("Дзвонили 5 травня", "Дзвонили 6 травня"):
        await anna.person.edits(letter, words)
        await anna.sees("<b>Your correction was passed to the operators.</b>")
    await anna.person.edits(letter, "Дзвонили 6 травня")
    await town.settles()
    assert await town.store.read(count, "message", "corrects IS NOT NULL") == 2
    await maria.says("/messages")
    told = (await maria.sees(TALK)).text
    assert "Дзвонили 5 травня" in told
    assert maria.word("Correction by the family") in told
    card = (await maria.opens_the_case(case.reference)).text
    said = ["Дзвонили 3 травня", "Дзвонили 5 травня", "Дзвонили 6 травня"]
    assert sorted(said, key=card.index) == said


async def test_an_edited_answer_reaches_the_operators_as_a_correction(town: Town, language: str) -> None:
    maria, anna = await town.operator("Maria", "reviewer"), town.relative("Anna", language)
    asked = await has_asked(anna)
    await presses(maria, "ask", asked.id)
    await maria.says("Яке прізвище було раніше?")
    await anna.reads("Яке прізвище було раніше?")
    answer = await anna.person.says("Бондар")
    await anna.sees("<b>Answer received.</b>")
    await anna.person.edits(answer, "Бондаренко")
    await anna.sees("<b>Your correction was passed to the operators.</b>")
    await maria.says("/messages")
    assert "Бондаренко" in (await maria.sees(TALK)).text
    card = (await maria.opens_the_queue()).text
    assert card.index("Бондар") < card.index("Бондаренко")


async def test_the_end_of_a_reply_that_was_too_long_does_not_go_to_the_family_alone(town: Town) -> None:
    maria, _petro, anna, _case = await at_work(town)
    await anna.says("Чи є новини?")
    await maria.says("/messages")
    await maria.presses("Reply")
    await maria.sees(ASKED)
    await maria.says("а" * 4_096 + "Кінець довгої відповіді")
    await maria.sees("This is the rest of a long message that Telegram split.")
    await town.settles()
    assert not anna.has_seen(REPLY)


async def test_hundreds_of_letters_come_a_page_at_a_time_and_none_is_lost(town: Town, language: str) -> None:
    maria, _petro, anna, _case = await at_work(town, language)
    for number in range(25):
        await anna.says(f"лист {number:02}")
    await town.settles()
    await maria.says("/messages")
    page = await maria.sees("{n} more message from this family follows.", n=5)
    assert [f"лист {number:02}" in page.text for number in (0, 19, 20)] == [True, True, False]
    await maria.presses("Done")
    await maria.reads("лист 24")
    await maria.presses("Done")
    await maria.sees("<b>Messages.</b> Everything has been read")
