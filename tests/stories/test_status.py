"""A relative looks at the own inquiries: four words, additions, withdrawing; nobody else's can be reached."""

from storage.register import inquiries
from storage.store.transaction import Transaction
from tests.cast import CIVILIAN, OperatorActor, Relative
from tests.register import TARAS, has_asked
from tests.town import HOTLINE, Town

DAY = 86_400


async def test_without_an_inquiry_the_way_to_one_is_shown(town: Town, language: str) -> None:
    anna = town.relative("Anna", language)
    await anna.agrees()
    assert await anna.looks_at_status() == []
    await anna.sees("<b>My inquiries.</b>")
    await anna.presses("Register a missing person")
    await anna.is_asked("category")


async def test_the_word_follows_the_review(town: Town, language: str) -> None:
    anna, maria = town.relative("Anna", language), await town.operator("Maria", "reviewer", language)
    reference = await anna.registers()
    words = {name: anna.word(name) for name in ("received", "accepted", "needs your answer")}
    assert await anna.looks_at_status() == [(reference, words["received"])]
    await maria.opens_the_queue()
    assert await anna.looks_at_status() == [(reference, words["received"])]
    await maria.presses("Ask")
    await maria.asks("Чи є особливі прикмети?")
    assert await anna.looks_at_status() == [(reference, words["needs your answer"])]
    await anna.opens(reference)
    await anna.presses("Answer the question")
    await anna.sees("Please write your answer in one message.")
    await anna.says("Шрам над бровою")
    await anna.sees("<b>Answer received.</b>")
    assert await anna.looks_at_status() == [(reference, words["received"])]
    await maria.accepts()
    assert await anna.looks_at_status() == [(reference, words["accepted"])]
    detail = await anna.opens(reference)
    assert words["accepted"] in detail.text
    assert ("Коваль Тарас Іванович" if language == "uk" else "Тарас Іванович Коваль") in detail.text


async def test_who_will_be_called_about_a_child_reads_so_when_accepted(town: Town, language: str) -> None:
    vasyl, mother, maria = (
        town.relative("Vasyl", language),
        town.relative("Anna", language),
        await town.operator("Maria"),
    )
    await has_asked(vasyl, category="child", relation="grandparent")
    await maria.accepts()
    await vasyl.sees("Only parents and guardians are told about a child’s return by message.")
    await has_asked(mother, category="child", relation="mother", surname="Шевчук", birth_date="2015-02-20")
    await maria.accepts()
    await mother.sees("<b>Inquiry accepted.</b>")
    assert not mother.has_seen("Only parents and guardians are told about a child’s return by message.")


async def test_what_was_declined_is_no_longer_listed_and_the_hotline_is_named(town: Town, language: str) -> None:
    anna, maria = town.relative("Anna", language), await town.operator("Maria", "reviewer", language)
    first = await anna.registers()
    second = await anna.registers_also(_next(CIVILIAN))
    await maria.opens_the_queue()
    await maria.presses("Decline")
    await maria.presses("Too little to work with")
    await maria.presses("Close the inquiry")
    closed = await anna.sees("<b>Inquiry not accepted.</b>")
    assert first in closed.text
    assert HOTLINE in closed.text
    assert [reference for reference, _word in await anna.looks_at_status()] == [second]


async def test_what_was_declined_is_completed_and_sent_again(town: Town, language: str) -> None:
    anna, maria = town.relative("Anna", language), await town.operator("Maria", "reviewer", language)
    first = await anna.registers()
    await maria.opens_the_queue()
    await maria.presses("Decline")
    await maria.presses("Too little to work with")
    await maria.presses("Close the inquiry")
    declined = await anna.sees("<b>Inquiry not accepted.</b>")
    assert "/help" in declined.text
    assert "letter" in declined.presses
    await anna.presses("Complete and send again", on=declined)
    summary = await anna.sees("<b>Your inquiry before it is sent</b>")
    assert "Родимка на лівій щоці" in summary.text
    await anna.changes("note", "Шрам над бровою")
    await anna.sees("<b>Your inquiry before it is sent</b>")
    second = await anna.sends_it()
    assert second != first
    card = (await maria.opens_the_queue()).text
    assert "Шрам над бровою" in card
    assert second in card


async def test_what_the_bot_cannot_help_with_is_not_offered_to_be_sent_again(town: Town, language: str) -> None:
    anna, maria = town.relative("Anna", language), await town.operator("Maria", "reviewer", language)
    await anna.registers()
    await maria.opens_the_queue()
    await maria.presses("Decline")
    await maria.presses("Outside what we do")
    await maria.presses("Close the inquiry")
    declined = await anna.sees("<b>Inquiry not accepted.</b>")
    assert [one.split(":")[0] for one in declined.presses] == ["letter"]


async def test_answers_that_wait_unsent_are_not_lost_by_sending_another_again(town: Town) -> None:
    anna, maria = town.relative("Anna"), await town.operator("Maria", "reviewer")
    await anna.registers()
    await maria.opens_the_queue()
    await maria.presses("Decline")
    await maria.presses("Too little to work with")
    await maria.presses("Close the inquiry")
    declined = await anna.sees("<b>Inquiry not accepted.</b>")
    await anna.reaches("given", _next(CIVILIAN))
    await anna.presses("Complete and send again", on=declined)
    await anna.sees("<b>Unfinished inquiry.</b>")


async def test_withdrawing_asks_once_more_and_ends_it(town: Town, language: str) -> None:
    anna, maria = town.relative("Anna", language), await town.operator("Maria", "reviewer", language)
    first = await anna.registers()
    second = await anna.registers_also(_next(CIVILIAN))
    await anna.opens(first)
    await anna.presses("Withdraw the inquiry")
    await anna.sees("<b>Withdraw the inquiry</b>")
    await anna.presses("No, keep it")
    await anna.reads(first)
    await anna.presses("Withdraw the inquiry")
    asking = await anna.sees("<b>Withdraw the inquiry</b>")
    yes = anna.data("withdrawn")
    anna.person.press(asking, yes)
    anna.person.press(asking, yes)
    assert first in (await anna.sees("<b>Inquiry withdrawn.</b>")).text
    await anna.sees_toast("Already done.")
    assert [reference for reference, _word in await anna.looks_at_status()] == [second]
    assert second in (await maria.opens_the_queue()).text


async def test_the_buttons_of_a_withdrawn_inquiry_show_what_is_left(town: Town) -> None:
    anna = town.relative("Anna")
    reference = await anna.registers()
    detail = await anna.opens(reference)
    buttons = detail.presses
    mend = next(data for data in buttons if data.startswith("mend:"))
    buttons.remove(mend)  # says how to send it again
    await anna.presses("Withdraw the inquiry")
    await anna.presses("Yes, withdraw it")
    await anna.sees("<b>Inquiry withdrawn.</b>")
    await town.passes(DAY)
    for data in buttons:
        anna.person.press(detail, data)
        await town.settles()
        await anna.sees("<b>My inquiries.</b>")
    await anna.sees_toast("This button is out of date.")


async def test_words_and_photos_are_added_to_an_inquiry(town: Town, language: str) -> None:
    anna, maria = town.relative("Anna", language), await town.operator("Maria", "reviewer", language)
    reference = await anna.registers()
    for words, photo in (("Шрам <над> бровою", False), ("Це він", True), (None, True)):
        await anna.opens(reference)
        await anna.presses("Add something")
        await anna.sees("Please write in one message")
        await town.settles()
        await (anna.person.sends_photo(words) if photo else anna.says(words or ""))
        assert reference in (await anna.sees("<b>Added</b>")).text
    card = await maria.opens_the_queue()
    assert "Шрам <над> бровою" in card.text
    assert "Це він" in card.text
    assert any(message.has_photo for message in maria.person.chat)


async def test_somebody_elses_inquiry_cannot_be_reached(town: Town) -> None:
    anna, james = town.relative("Anna", "en"), town.relative("James", "en")
    reference = await anna.registers()
    await anna.opens(reference)
    number = anna.data("withdraw").split(":")[1]
    await james.agrees()
    for seconds in (0, DAY):
        await town.passes(seconds)
        for verb in ("inquiry", "add", "answer", "withdraw", "withdrawn"):
            james.person.toasts.clear()
            james.person.press(james.person.chat[1], f"{verb}:{number}")
            await james.sees_toast("This button is out of date." if seconds else "Already done.")
    await town.settles()
    assert not james.has_read(reference)
    assert not james.has_read("Коваль")
    await james.says("Чужі слова")
    await james.sees("<b>Passed to the operators.</b> A person, not a program, will read")
    assert await anna.looks_at_status() == [(reference, anna.word("received"))]


async def test_status_in_the_middle_of_an_answer_keeps_the_question(town: Town) -> None:
    anna, maria = town.relative("Anna"), await town.operator("Maria", "reviewer")
    reference = await anna.registers()
    await maria.opens_the_queue()
    await maria.presses("Ask")
    await maria.asks("Яке прізвище було раніше?")
    await anna.reads("Яке прізвище було раніше?")
    await anna.presses("Answer the question")
    await anna.looks_at_status()
    await anna.sees("Please write your answer in one message.")
    await anna.says("Бондар")
    assert reference in (await anna.sees("<b>Answer received.</b>")).text
    assert "Бондар" in (await maria.opens_the_queue()).text


async def test_an_answer_after_the_inquiry_was_withdrawn_still_reaches_an_operator(town: Town) -> None:
    anna, maria = town.relative("Anna"), await town.operator("Maria", "reviewer")
    await anna.registers()
    await maria.opens_the_queue()
    await maria.presses("Ask")
    await maria.asks("Яке прізвище було раніше?")
    await anna.reads("Яке прізвище було раніше?")
    await anna.presses("Answer the question")
    await anna.sees("Please write your answer in one message.")
    await _withdraws(anna)
    await anna.says("Бондар")
    await town.settles()
    await maria.says("/messages")
    assert "Бондар" in (await maria.sees("<b>Conversation with a family</b>")).text


async def _withdraws(anna: Relative) -> None:
    ((reference, _word),) = await anna.looks_at_status()
    await anna.opens(reference)
    await anna.presses("Withdraw the inquiry")
    await anna.presses("Yes, withdraw it")
    await anna.sees("<b>Inquiry withdrawn.</b>")


def _next(answers: dict[str, str | None]) -> dict[str, str | None]:
    return {name: answer for name, answer in answers.items() if name not in ("own_name", "phone")}


async def test_a_single_inquiry_is_shown_at_once_with_what_was_sent_and_when(town: Town, language: str) -> None:
    anna, maria = town.relative("Anna", language), await town.operator("Maria", "reviewer", language)
    await anna.registers()
    await anna.says("/status")
    shown = (await anna.sees("<b>What you sent</b>")).text
    assert ("12 березня 1991" if language == "uk" else "12 March 1991") in shown
    assert "Родимка на лівій щоці" in shown
    assert anna.word("Received: {moment}").split("{")[0] in shown
    assert anna.word("Last change: {moment}").split("{")[0] not in shown
    await town.passes(DAY)
    await maria.accepts()
    await anna.says("/status")
    await anna.sees("Last change: {moment}")
    await anna.presses("Add something")
    await town.settles()
    await anna.says("Дата народження 13.03.1991")
    assert "13.03.1991" in (await _read_letters(maria))


async def _read_letters(maria: OperatorActor) -> str:
    await maria.town.settles()
    await maria.says("/messages")
    return (await maria.reads("13.03.1991")).text


async def test_however_many_inquiries_there_are_each_is_reached_and_can_be_erased(town: Town) -> None:
    anna = town.relative("Anna")
    await anna.registers()
    chat = await town.store.read(_chat_of_the_only_inquiry)
    await town.store.run(_adds_many, chat, 119, int(town.clock()))
    for command, verb in (("/status", "inquiry"), ("/delete", "forget")):
        await anna.says(command)
        seen = await _turned_through(anna, verb)
        assert len(seen) == 120 + (verb == "forget")  # with the button that erases everything
    await anna.person.presses(anna.word("Keep everything"))


async def _turned_through(anna: Relative, verb: str) -> set[str]:
    """What all pages have a button for."""
    seen: set[str] = set()
    while True:
        await anna.town.settles()
        buttons = [button for row in anna.person.last.inline for button in row]
        seen |= {b["callback_data"] for b in buttons if b.get("callback_data", "").split(":")[0] == verb}
        if not any(button["text"] == anna.word("Next →") for button in buttons):
            return seen
        await anna.presses("Next →", on=anna.person.last)


async def _chat_of_the_only_inquiry(tx: Transaction) -> int:
    row = await tx.known("SELECT chat_id FROM inquiry")
    return int(row["chat_id"])


async def _adds_many(tx: Transaction, chat: int, count: int, now: int) -> None:
    for number in range(count):
        await inquiries.add(tx, chat, f"AAAA-{number:04}", TARAS, now)
