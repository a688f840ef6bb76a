"""What somebody has answered is kept: over a cancel, a restart, days, a blocked chat, another form in between."""

import pytest

from tests.cast import CIVILIAN, SOLDIER, Relative
from tests.town import Town

DAY = 86_400
KEPT_FOR = "If you do not continue within two weeks, they will be erased."
NOTHING_OPEN = "<b>My inquiries.</b> You have no open inquiry."
UNSENT = "<b>Unfinished inquiry.</b> Your answers so far are saved. The operators have not received them."


async def test_cancelling_asks_first_and_going_on_asks_the_same_question(town: Town, language: str) -> None:
    anna = town.relative("Anna", language)
    await anna.agrees()
    await anna.reaches("birth_date")
    await anna.presses("Cancel")
    await anna.sees("<b>Stop here?</b>")
    await anna.presses("Continue")
    await anna.is_asked("birth_date")
    await anna.presses("← Back")
    assert "Іванович" in (await anna.is_asked("patronymic")).text


@pytest.mark.parametrize("step", ["category", "surname", "phone", "note", None])
async def test_what_is_erased_is_gone_and_what_is_kept_is_taken_up(town: Town, step: str | None) -> None:
    anna = town.relative("Anna", "en")
    await anna.agrees()
    await anna.reaches(step)
    await _cancels(anna, step)
    await anna.presses("Keep them for later")
    assert anna.word(KEPT_FOR) in (await anna.sees("<b>Your answers are saved.</b>")).text
    await town.settles()
    assert anna.person.asking is None
    await town.passes(3 * DAY)
    await anna.says("/register")
    await anna.sees("<b>Unfinished inquiry.</b>")
    await anna.presses("Continue the inquiry")
    await (anna.is_asked(step) if step else anna.sees("<b>Your inquiry before it is sent</b>"))
    await _cancels(anna, step)
    await anna.presses("Erase the answers")
    await anna.sees("<b>Your answers have been erased.</b>")
    await town.settles()
    assert anna.person.asking is None
    await anna.says("/register")
    await anna.is_asked("category")


async def test_what_waits_unsent_is_not_called_no_inquiry(town: Town, language: str) -> None:
    anna = town.relative("Anna", language)
    await anna.agrees()
    await anna.reaches("birth_date")
    assert await anna.looks_at_status() == []
    await anna.is_asked("birth_date")
    assert not anna.has_seen(NOTHING_OPEN)
    await _cancels(anna, "birth_date")
    await anna.presses("Keep them for later")
    await anna.sees("<b>Your answers are saved.</b>")
    await anna.says("/status")
    await anna.sees(UNSENT)
    assert not anna.has_seen(NOTHING_OPEN)
    await anna.presses("Continue the inquiry")
    await anna.is_asked("birth_date")


async def test_what_waits_unsent_stands_below_what_was_sent(town: Town, language: str) -> None:
    anna = town.relative("Anna", language)
    reference = await anna.registers()
    await anna.reaches("given", CIVILIAN)
    assert [one for one, _word in await anna.looks_at_status()] == [reference]
    await anna.is_asked("given")
    assert not anna.has_seen(UNSENT)
    await _cancels(anna, "given")
    await anna.presses("Keep them for later")
    await anna.sees("<b>Your answers are saved.</b>")
    assert [one for one, _word in await anna.looks_at_status()] == [reference]
    await anna.sees(UNSENT)


async def _cancels(anna: Relative, step: str | None) -> None:
    await (anna.says(anna.word("Cancel")) if step == "phone" else anna.presses("Cancel"))
    await anna.sees("<b>Stop here?</b>")


@pytest.mark.parametrize("step", ["surname", "phone"])
async def test_beginning_anew_forgets_the_unfinished_answers(town: Town, language: str, step: str) -> None:
    anna = town.relative("Anna", language)
    await anna.agrees()
    await anna.reaches(step)
    await anna.says("/register")
    await anna.sees("<b>Unfinished inquiry.</b>")
    await anna.presses("Erase it and start again")
    await anna.is_asked("category")
    assert anna.person.asking is None
    await anna.presses("Civilian")
    assert "Коваль" not in (await anna.is_asked("surname")).text


async def test_a_draft_survives_a_restart_and_is_taken_up_days_later(town: Town, language: str) -> None:
    anna = town.relative("Anna", language)
    await anna.agrees()
    await anna.reaches("relation")
    await town.closes()
    town.clock.ahead += 5 * DAY
    await town.opens()
    await anna.presses("Wife")
    await anna.is_asked("own_name")
    await town.closes()
    await town.opens()
    for name in ("own_name", "phone", "photo", "note"):
        await anna.answers(name, SOLDIER[name])
    summary = await anna.sees("<b>Your inquiry before it is sent</b>")
    assert "Тарас" in summary.text
    await anna.sends_it()


async def test_what_is_said_while_the_bot_is_down_is_answered_when_it_is_back(town: Town) -> None:
    anna = town.relative("Anna")
    await anna.agrees()
    await anna.reaches("surname")
    await town.closes()
    for words in ("Коваль", "Тарас"):
        await anna.person.says(words)
    town.clock.ahead += 6 * 3_600
    await town.opens()
    await anna.is_asked("patronymic")


async def test_after_the_bot_was_blocked_the_draft_is_where_it_was(town: Town) -> None:
    anna = town.relative("Anna")
    await anna.agrees()
    await anna.reaches("last_contact")
    await anna.person.blocks()
    await town.passes(10 * DAY)
    await anna.person.unblocks()
    await town.settles()
    await anna.says("/start")
    await anna.presses("Continue the inquiry")
    await anna.is_asked("last_contact")
    await anna.presses("Skip")
    await anna.is_asked("relation")


async def test_the_menu_offers_to_go_on_until_the_inquiry_is_sent(town: Town) -> None:
    anna = town.relative("Anna")
    await anna.agrees()
    await anna.fills_in(SOLDIER)
    await anna.says("/start")
    assert anna.word("Continue the inquiry") in (await anna.sees("<b>Menu.</b>")).buttons
    await anna.presses("Continue the inquiry")
    await anna.sees("<b>Your inquiry before it is sent</b>")
    await anna.sends_it()
    await anna.says("/start")
    assert anna.word("Register a missing person") in (await anna.sees("<b>Menu.</b>")).buttons


async def test_adding_to_an_inquiry_in_the_middle_of_a_registration_loses_neither(town: Town) -> None:
    anna = town.relative("Anna")
    reference = await anna.registers()
    await anna.reaches("birth_date", CIVILIAN)
    await anna.opens(reference)
    await anna.presses("Add something")
    await anna.sees("Please write in one message")
    await anna.says("Шрам над бровою")
    await anna.sees("<b>Added</b>")
    await anna.presses("Continue")
    await anna.is_asked("birth_date")


async def test_leaving_an_addition_leads_back_to_the_registration(town: Town) -> None:
    anna = town.relative("Anna")
    reference = await anna.registers()
    await anna.reaches("birth_date", CIVILIAN)
    await anna.opens(reference)
    await anna.presses("Add something")
    await anna.sees("Please write in one message")
    await anna.presses("Cancel")
    await anna.sees("<b>Cancelled.</b>")
    await anna.presses("Continue")
    await anna.is_asked("birth_date")


async def test_a_question_of_an_operator_puts_the_keys_of_the_telephone_away(town: Town) -> None:
    anna, maria = town.relative("Anna"), await town.operator("Maria", "reviewer")
    await anna.agrees()
    first = await anna.registers_also(SOLDIER)
    await anna.fills_in({name: answer for name, answer in CIVILIAN.items() if name not in ("own_name", "phone")})
    await anna.reopens("phone")
    await maria.opens_the_queue()
    await maria.presses("Ask")
    await maria.asks("Чи є особливі прикмети?")
    await anna.reads("Чи є особливі прикмети?")
    await anna.presses("Answer the question")
    await anna.sees("Please write your answer in one message.")
    await town.settles()
    assert anna.person.asking is None
    await anna.says("Шрам")
    await anna.reads(first)
    await anna.presses("Continue")
    await anna.is_asked("phone")
    assert anna.person.asking is not None


async def test_two_drafts_of_two_people_do_not_meet(town: Town) -> None:
    anna, james = town.relative("Anna", "uk"), town.relative("James", "en")
    await anna.agrees()
    await james.agrees()
    await anna.reaches("given")
    await james.reaches("given", CIVILIAN)
    await anna.says("Тарас")
    await anna.is_asked("patronymic")
    await james.says("Віра")
    await james.is_asked("patronymic")
    await james.presses("← Back")
    assert "Тарас" not in (await james.is_asked("given")).text
