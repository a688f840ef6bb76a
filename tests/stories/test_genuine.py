"""Families can ask whether a message is genuine, and nobody learns anything about somebody else's."""

import re

from markupsafe import Markup

from bot.model.codes import new_code
from bot.model.limits import LIMITS, Deed
from bot.model.message import Kind, Message
from bot.rehearsal.entities import Entity, Formatted
from storage.queues import codes, outbox
from storage.store.transaction import Transaction
from tests.cast import Relative
from tests.promises.quick import HOLD, VERIFIED
from tests.register import is_accepted
from tests.stories.returning import cast
from tests.town import Town

GENUINE = "<b>Checking a message: the code is genuine.</b>"
UNCHANGED = "<b>Checking a message: it is genuine.</b>"
CHANGED = "<b>Checking a message: its words were changed.</b>"
UNKNOWN = "<b>Checking a message: this code is not known here.</b>"
NOT_A_CODE = "<b>Checking a message: this is not a code.</b>"
NO_CODE = "<b>Checking a message: it has no code.</b>"
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
    await anna.sees("<b>Checking a message.</b> Please send the code")
    await anna.says("/check 7K3-M9Q")
    await anna.sees(NOT_A_CODE)


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


async def test_a_forwarded_message_without_a_code_is_passed_on_and_it_is_said_that_ours_have_one(town: Town) -> None:
    anna = town.relative("Anna")
    await anna.registers()
    await anna.person.forwards(anna.person.last, Formatted("Ваш чоловік повернувся, надішліть гроші"))
    await anna.sees("<b>Passed to the operators.</b> A person, not a program, will read")
    await anna.sees(NO_CODE)


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
