"""/me: a relative changes the own name or phone number, and the operators hear about it."""

from tests.answers import CIVILIAN, SOLDIER
from tests.promises.quick import HOLD, verifies
from tests.promises.quick import reports as reports_quickly
from tests.register import count, is_accepted
from tests.stories.returning import REFUSED
from tests.town import Town

NEW, OLD = "+44 7700 900777", "+44 7700 900111"
ALSO = {name: answer for name, answer in CIVILIAN.items() if name not in ("own_name", "phone")}


async def test_a_new_name_stands_in_every_open_inquiry_and_the_old_one_in_the_case(town: Town, language: str) -> None:
    anna, maria = town.relative("Anna", language), await town.operator("Maria", "reviewer", language)
    first = await anna.registers()
    await maria.accepts()
    await anna.registers_also(ALSO)
    await anna.opens(first)
    await anna.presses("Correct an answer")
    await anna.presses("Your name")
    await anna.is_asked("own_name")
    await anna.says("Бондар Анна Петрівна")
    await anna.sees("<b>Your name has been changed:</b>")
    await maria.sees("<b>A relative has changed their own name.</b>")
    await maria.presses("Open {reference}", reference=first)
    card = await maria.sees("<b>Changed by the relative</b>")
    assert "Бондар Анна Петрівна" in card.text
    assert "Коваль Анна Петрівна" in card.text
    assert "Бондар Анна Петрівна" in (await maria.opens_the_queue()).text
    await anna.says("/me")
    await town.settles()
    assert "Бондар Анна Петрівна" in anna.heard()


async def test_a_new_number_is_the_one_that_is_called(town: Town, language: str) -> None:
    anna = town.relative("Anna", language)
    maria, petro = await town.operator("Maria", "reviewer", language), await town.operator("Petro", "admin")
    case = await is_accepted(anna, petro, phone="+447700900111")
    await reports_quickly(maria, case)
    await verifies(petro)
    town.telegram.faults.add(REFUSED, chat=anna.person.id, method="sendMessage")
    await town.passes(HOLD + 1)
    await anna.says("/me")
    await anna.presses("Change my phone number")
    await anna.is_asked("phone")
    assert anna.person.keyboard
    await anna.says(NEW)
    await anna.sees("<b>Your phone number has been changed:</b>")
    assert not anna.person.keyboard
    told = await maria.sees("<b>A relative has changed their phone number.</b>")
    assert NEW not in told.text
    await maria.says("/calls")
    await maria.presses("I take this call")
    assert NEW in (await maria.sees("First make sure")).text
    card = await maria.opens_the_case(case.reference)
    assert OLD not in card.text
    await maria.presses("Show the phone number")
    shown = (await maria.sees("<b>Phone</b>")).text
    assert NEW in shown
    assert OLD in shown


async def test_nothing_is_said_to_operators_when_nothing_has_changed_or_nobody_was_accepted(town: Town) -> None:
    anna, maria = town.relative("Anna"), await town.operator("Maria", "reviewer")
    await anna.registers()
    for name in ("Коваль Анна Петрівна", "Бондар Анна"):
        await anna.says("/me")
        await anna.presses("Change my name")
        await town.settles()
        await anna.says(name)
        await town.settles()
    assert anna.has_seen("<b>Nothing was changed:</b> it was the same")
    assert anna.has_seen("<b>Your name has been changed:</b>")
    assert not maria.has_seen("<b>A relative has changed their own name.</b>")
    assert await town.store.read(count, "change") == 1
    assert "Коваль Анна Петрівна" in (await maria.opens_the_queue()).text


async def test_a_wrong_number_is_asked_again_and_cancelling_brings_the_letters_back(town: Town) -> None:
    anna = town.relative("Anna")
    await anna.registers(SOLDIER)
    await anna.says("/me")
    await anna.presses("Change my phone number")
    await town.settles()
    await anna.says("багато цифр")
    await anna.sees("We could not read this as a phone number.")
    await town.settles()
    await anna.says(anna.word("Cancel"))
    await anna.sees("<b>Cancelled.</b>")
    assert not anna.person.keyboard
    assert await town.store.read(count, "change") == 0


async def test_without_an_inquiry_there_is_nothing_to_change(town: Town) -> None:
    james = town.relative("James", "en")
    await james.says("/me")
    shown = await james.sees("<b>My data.</b>")
    assert "Change my name" not in shown.buttons
    assert "\n\n\n" not in shown.text  # where there are no answers there is no empty place for them
    james.person.press(shown, "changemy:own_name")
    await james.sees_toast("Already done.")
    james.person.press(shown, "changemy:registration")
    await town.settles()
    assert await town.store.read(count, "draft") == 0
