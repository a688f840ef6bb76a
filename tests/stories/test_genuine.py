"""Families can ask whether a message is genuine, and nobody learns anything about somebody else's."""

import re
from html import escape

import pytest
from markupsafe import Markup

from bot.model.codes import new_code
from bot.model.limits import LIMITS, Deed
from bot.model.message import Kind, Message
from bot.rehearsal.entities import Entity, Formatted
from storage.queues import codes, outbox
from storage.store.transaction import Transaction
from tests.cast import SOLDIER, Relative
from tests.promises.quick import HOLD, VERIFIED
from tests.register import is_accepted
from tests.stories.returning import cast
from tests.town import HOTLINE, Town

GENUINE = "<b>Checking a message: the code is genuine.</b>"
UNCHANGED = "<b>Checking a message: it is genuine.</b>"
CHANGED = "<b>Checking a message: the code is real, but the words were changed.</b>"
UNKNOWN = "<b>Checking a message: this bot did not send it to this chat.</b>"
NOT_SENT = "<b>Checking a message: this bot did not send it.</b>"
NO_SUCH, NO_SUCH_IN_IT = "<b>Checking a message: this code does not exist.</b>", "The code in it does not exist."
PICTURE = "<b>Checking a message: a picture cannot be checked.</b>"
PASSED_ON = "<b>Passed to the operators.</b> A person, not a program, will read"
NOT_A_CODE = "<b>Checking a message: this is not a code.</b>"
OF_THIS_BOT = "<b>Checking a message: it has no code.</b> It was forwarded"
WAIT = "<b>Checking a message: please wait ten minutes.</b>"
UPDATE = "Перевірене оновлення"


def code_of(text: str) -> str:
    """The code in the last line of a message."""
    found = re.fullmatch(r"\w+ ((?:[0-9A-Z]{3}-){3}[0-9A-Z]{3}) · /check", text.splitlines()[-1])
    assert found, text
    return found[1]


async def answer(relative: Relative, words: str) -> str:
    """What the bot says to that."""
    await relative.says(words)
    await relative.town.settles()
    return relative.heard()


async def broadcast(tx: Transaction, chats: list[int], now: int) -> str:
    code = await codes.issue(tx, Kind.BROADCAST, now, None)
    message = Message(Kind.BROADCAST, Markup(f"<b>{UPDATE}.</b>"), footer=Markup("Код <code>{code}</code> · /check"))
    for chat in chats:
        await outbox.put(tx, chat, await codes.closed(tx, message, code), now)
    return code


async def test_whoever_got_a_message_learns_that_it_is_genuine_when_it_was_sent_and_of_which_kind(
    town: Town, language: str
) -> None:
    anna = town.relative("Anna", language)
    await anna.registers()
    code = code_of(anna.person.last.text)
    for typed in (f"/check {code}", f"/check {code.lower().replace('-', ' ')}", code, f"/check Код {code} · /check"):
        said = await answer(anna, typed)
        assert anna.word(GENUINE).split("</b>")[0] in said
        assert anna.word("message about your inquiry") in said


async def test_the_notice_of_a_return_carries_a_code_and_a_relative_can_check_it(town: Town) -> None:
    maria, petro, anna, case = await cast(town)
    await maria.reports(case.reference)
    await petro.verifies()
    await town.passes(HOLD + 10)
    notice = await anna.sees(VERIFIED)
    said = await answer(anna, f"/check {code_of(notice.text)}")
    assert anna.word("message about a verified return, or its correction") in said
    assert "/status" in said


async def test_without_a_code_it_is_asked_for_in_one_sentence(town: Town, language: str) -> None:
    anna = town.relative("Anna", language)
    await anna.says("/check")
    await anna.sees("<b>Checking a message.</b> Forward it")
    await anna.says("/check 7K3-M9Q")
    await anna.sees(NOT_A_CODE)
    await anna.sees("<b>Checking a message.</b> Forward it")


async def test_a_code_of_somebody_else_is_answered_exactly_like_one_that_never_was(town: Town) -> None:
    anna, stranger = town.relative("Anna"), town.relative("Boris")
    await anna.registers()
    code = code_of(anna.person.last.text)
    of_another = await answer(stranger, f"/check {code}")
    await stranger.sees(UNKNOWN)
    assert await answer(stranger, f"/check {new_code()}") == of_another
    forwarded = Formatted(anna.person.last.text)
    await stranger.person.forwards(stranger.person.last, forwarded)
    await town.settles()
    assert stranger.heard() == of_another


async def test_a_forwarded_message_is_compared_word_for_word(town: Town, language: str) -> None:
    anna, petro = town.relative("Anna", language), await town.operator("Petro", "admin")
    await anna.registers()
    await anna.person.forwards(anna.person.last)
    await anna.sees(UNCHANGED)
    await petro.accepts()
    accepted = await anna.sees("<b>Inquiry accepted.</b>")
    await anna.person.forwards(accepted)
    await anna.sees(UNCHANGED)
    forged = accepted.text.replace("\n\n", "\n\nПереказ на картку 5168…\n\n", 1)
    await anna.person.forwards(accepted, Formatted(forged))
    await anna.sees(CHANGED)


async def test_a_link_or_a_picture_that_was_put_in_is_a_change_too(town: Town) -> None:
    anna = town.relative("Anna")
    await anna.registers()
    genuine = anna.person.last
    link = Entity("text_link", 0, 5, (("url", "https://fraud.example/"),))
    await anna.person.forwards(genuine, Formatted(genuine.text, (link,)))
    await anna.sees(CHANGED)
    photo = await anna.person.sends_photo()
    photo.words = genuine.words
    await anna.person.forwards(photo)
    await anna.sees(CHANGED)


FORGED = "Вашого чоловіка звільнено. Переведіть 5000 грн на картку 4441. Телефон +380 00 000 0000"
INVENTED = f"{FORGED}\n\nКод AAA-BBB-CCC-DDE · /check"


@pytest.mark.parametrize("forged", [FORGED, INVENTED])
@pytest.mark.parametrize("way", ["forwarded", "behind /check", "in the line below /check", "after /check"])
async def test_a_forgery_is_called_one_first_of_all_whichever_way_it_is_shown(
    town: Town, language: str, forged: str, way: str
) -> None:
    anna = town.relative("Anna", language)
    await anna.registers()
    if way == "forwarded":
        await anna.person.forwards(anna.person.last, Formatted(forged))
    elif way == "after /check":
        await anna.says("/check")
        await anna.sees("<b>Checking a message.</b> Forward it")
        await anna.says(forged)
    else:
        await anna.says(f"/check{' ' if way == 'behind /check' else chr(10)}{forged}")
    await anna.sees(NOT_SENT)
    await town.settles()
    verdict, *more = anna.heard().split("\n")
    assert anna.word(NOT_SENT) in verdict
    assert HOTLINE in "".join(more)
    assert (anna.word(NO_SUCH_IN_IT) in more) is (forged == INVENTED)
    passed_on = anna.word(PASSED_ON).split(".")[0]
    assert any(passed_on in line for line in more) is (way in ("forwarded", "after /check"))


@pytest.mark.parametrize("way", ["behind /check", "after /check", "alone"])
async def test_a_genuine_code_below_other_words_does_not_make_them_genuine(town: Town, language: str, way: str) -> None:
    anna = town.relative("Anna", language)
    await anna.registers()
    confirmation = anna.person.last.text
    code = code_of(confirmation)
    cut = confirmation.replace(confirmation.split("\n\n")[1], "")
    for words in (f"{FORGED}. Код {code}", f"{FORGED}\n\nКод {code} · /check", f"{confirmation}\nСплатіть 5000", cut):
        if way == "after /check":
            await anna.says("/check")
            await town.settles()
        await anna.says(f"/check {words}" if way == "behind /check" else words)
        await town.settles()
        assert anna.heard().startswith(anna.word(CHANGED).split("</b>")[0])


async def test_what_was_copied_is_genuine_whatever_pasting_made_of_spaces_quotes_and_formatting(
    town: Town, language: str
) -> None:
    anna = town.relative("Anna", language)
    await anna.registers()
    whole = anna.person.last.text
    plainer = whole.replace("“", '"').replace("”", '"').replace("’", "'").replace("\n\n", "  \n")
    for copied in (whole, f"\n {whole}\n", plainer, whole.replace(" ", "\u00a0")):
        assert anna.word(UNCHANGED) in await answer(anna, f"/check {copied}")
    await anna.person.writes(f"<b>{escape(whole)}</b>")
    await anna.sees(UNCHANGED)
    await anna.says("/check")
    await town.settles()
    assert anna.word(UNCHANGED) in await answer(anna, whole)
    assert anna.word(PASSED_ON).split(".")[0] not in anna.heard()
    await anna.person.writes(f'/check <a href="https://fraud.example/">{escape(whole[:5])}</a>{escape(whole[5:])}')
    await anna.sees(CHANGED)


async def test_two_messages_pasted_together_are_genuine_when_both_are(town: Town) -> None:
    anna, petro = town.relative("Anna"), await town.operator("Petro", "admin")
    await anna.registers()
    received = anna.person.last.text
    await petro.accepts()
    accepted = (await anna.sees("<b>Inquiry accepted.</b>")).text
    assert anna.word(UNCHANGED) in await answer(anna, f"/check {received}\n{accepted}")
    assert anna.word(CHANGED) in await answer(anna, f"/check {received}\nСплатіть. {accepted}")
    codes_alone = f"{code_of(received)} {code_of(accepted)}"
    assert anna.word(GENUINE).split("</b>")[0] in await answer(anna, f"/check {codes_alone}")
    assert anna.word(UNKNOWN) in await answer(anna, f"/check {code_of(received)} {new_code()}")


async def test_a_code_of_another_chat_below_words_is_like_one_that_never_was(town: Town) -> None:
    anna, stranger = town.relative("Anna"), town.relative("Boris")
    await anna.registers()
    whole = anna.person.last.text
    of_another = await answer(stranger, f"/check {whole}")
    await stranger.sees(UNKNOWN)
    assert await answer(stranger, f"/check {whole.replace(code_of(whole), new_code())}") == of_another
    assert await answer(stranger, f"/check {FORGED} {new_code()}") == of_another


async def test_a_mistyped_code_does_not_exist(town: Town, language: str) -> None:
    anna = town.relative("Anna", language)
    await anna.registers()
    code = code_of(anna.person.last.text)
    wrong = code[:-1] + ("A" if code[-1] != "A" else "B")
    for typed in (f"/check {wrong}", f"/check Код {wrong.lower()} · /check", wrong):
        assert (await answer(anna, typed)).startswith(anna.word(NO_SUCH).split("</b>")[0])


@pytest.mark.parametrize("way", ["after /check", "with /check below"])
async def test_a_screenshot_gets_the_same_advice_and_operators_see_it(town: Town, language: str, way: str) -> None:
    anna = town.relative("Anna", language)
    await anna.registers()
    if way == "after /check":
        await anna.says("/check")
        await town.settles()
    await anna.person.sends_photo("" if way == "after /check" else "/check це від вас?")
    advice = await anna.sees(PICTURE)
    assert HOTLINE in advice.text
    await anna.sees("<b>Passed to the operators.</b> A person, not a program, will look at your photo.")
    assert anna.heard().startswith(anna.word(PICTURE).split("</b>")[0])


async def test_after_check_the_question_in_hand_is_asked_again(town: Town, language: str) -> None:
    anna = town.relative("Anna", language)
    await anna.agrees()
    for step, answer_ in (("given", FORGED), ("phone", "cancel")):
        await anna.reaches(step)
        await anna.says("/check")
        await anna.sees("<b>Checking a message.</b> Forward it")
        await (anna.presses("Cancel") if answer_ == "cancel" else anna.says(answer_))
        await anna.is_asked(step)
        await anna.presses("Cancel")
        await anna.presses("Erase the answers")
        await town.settles()


async def test_what_the_bot_said_to_somebody_else_is_neither_news_nor_called_a_forgery(town: Town) -> None:
    anna, boris = town.relative("Anna"), town.relative("Boris")
    await anna.agrees()
    summary = await anna.fills_in({**SOLDIER, "note": FORGED})
    await boris.agrees()
    await boris.person.forwards(summary)
    await boris.sees(OF_THIS_BOT)
    assert not boris.has_seen(NOT_SENT)


async def test_anybody_can_check_an_update_for_families(town: Town) -> None:
    anna, boris = town.relative("Anna"), town.relative("Boris")
    await anna.agrees()
    chat = (await town.store.read(_chats))[0]
    code = await town.store.run(broadcast, [chat], int(town.clock()))
    update = await anna.reads(UPDATE)
    assert code_of(update.text) == code
    await anna.person.forwards(update)
    await anna.sees(UNCHANGED)
    assert boris.word("update for families") in await answer(boris, f"/check {code}")


async def test_whoever_guesses_waits_ten_minutes_and_the_question_in_hand_is_asked_again(town: Town) -> None:
    anna = town.relative("Anna")
    await anna.registers()
    code = code_of(anna.person.last.text)
    await anna.reaches("given")
    for _guess in range(10):  # the number itself: with a thousand, codes could be guessed
        await anna.says(f"/check {new_code()}")
        await anna.is_asked("given")
    await anna.says(f"/check {code}")
    await anna.sees(WAIT)
    await town.passes(LIMITS[Deed.CODE].seconds)
    await anna.says(code)
    await anna.sees(GENUINE)
    await anna.is_asked("given")


async def test_two_relatives_of_one_person_have_codes_of_their_own(town: Town) -> None:
    anna, james = town.relative("Anna"), town.relative("James", "en")
    petro = await town.operator("Petro", "admin")
    await anna.registers()
    await petro.accepts()
    await town.settles()
    first = code_of(anna.person.last.text)
    await is_accepted(james, petro)
    assert anna.word(GENUINE).split("</b>")[0] in await answer(anna, first)
    await james.says(first)
    await james.sees(UNKNOWN)


async def _chats(tx: Transaction) -> list[int]:
    return [row["id"] for row in await tx.all("SELECT id FROM chat ORDER BY id")]
