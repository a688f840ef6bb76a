"""The card of a case says what happened to a return, for whoever answers when the family calls."""

from bot.texts.writing import tn
from tests.promises.quick import HOLD, newest, presses
from tests.register import has_asked, is_accepted
from tests.stories.returning import cast, corrects
from tests.town import Town


async def test_what_each_relative_was_told_and_by_whom_it_was_taken_back(town: Town, language: str) -> None:
    olha = await town.operator("Olha", "admin", language)
    maria, petro, anna, case = await cast(town)
    nina = await is_accepted(town.relative("Nina"), petro, case, relation="mother")
    await maria.reports(case.reference)
    await petro.verifies()
    card = await olha.opens_the_case(case.reference)
    await olha.sees("<b>Return verified</b> {moment}. Reported by {first}, verified by {second}.")
    assert card.text.count(olha.word("will be told after {moment}").split("{")[0]) == 2
    await town.passes(HOLD + 1)
    await anna.sees("<b>Return verified.</b>")
    for reference in (case.reference, nina.reference):
        told = (await olha.opens_the_case(reference)).text
        assert "Maria" in told and "Petro" in told
        assert told.count(olha.word("message sent {moment}, not acknowledged").split("{")[0]) == 2
    await anna.says("Дякую")
    await town.settles()
    await olha.opens_the_case(case.reference)
    await olha.sees("message sent {moment}, acknowledged {read}")
    await presses(maria, "stop", await newest(town, "verification"))
    await olha.opens_the_case(case.reference)
    await olha.sees("<b>Withdrawn</b> by {name}, {moment}.")
    await olha.sees("No correction was sent.")
    await corrects(petro)
    await town.settles()
    await olha.opens_the_case(nina.reference)
    corrected = await olha.sees("<b>Correction confirmed</b> by {name}, {moment}.")
    assert corrected.text.count(case.reference) >= 3


async def test_who_has_to_be_called_and_who_was_told_on_the_telephone(town: Town) -> None:
    maria, petro, anna, case = await cast(town)
    await anna.person.blocks()
    await maria.reports(case.reference)
    await petro.verifies()
    await town.passes(HOLD + 1)
    await maria.opens_the_case(case.reference)
    await maria.sees("has to be called: {reason}")
    call = await newest(town, "call")
    await presses(petro, "take", call)
    await maria.opens_the_case(case.reference)
    await maria.sees("{name} is calling: {reason}")
    await presses(petro, "told", call)
    await maria.opens_the_case(case.reference)
    assert "Petro" in (await maria.sees("told by phone by {name}, {moment}")).text


async def test_what_was_stopped_before_it_left_is_said(town: Town) -> None:
    maria, petro, _anna, case = await cast(town)
    await maria.reports(case.reference)
    await petro.verifies()
    await presses(maria, "stop", await newest(town, "verification"))
    await maria.opens_the_case(case.reference)
    await maria.sees("stopped before it left")
    assert not maria.has_seen("No correction was sent.")


async def test_kinship_without_a_detail_is_said_without_a_dash_and_the_photo_is_shown(town: Town) -> None:
    maria, anna = await town.operator("Maria"), town.relative("Anna")
    sent = await anna.person.sends_photo()
    case = await has_asked(anna, photo=str(sent.media["photo"][-1]["file_id"]))
    await maria.opens_the_queue()
    await maria.presses("Accept")
    await maria.presses("Documents seen in person")
    await maria.presses("Skip")
    await maria.sees("<b>Accepted.</b> Inquiry <code>{reference}</code>")
    card = await maria.opens_the_case(case.reference)
    assert "—" not in card.text.split("\n")
    photos = [message for message in maria.person.chat if message.has_photo]
    person = await newest(town, "person")
    await presses(maria, "person", person)
    assert len([message for message in maria.person.chat if message.has_photo]) == len(photos) + 1


def test_large_numbers_are_grouped_in_the_readers_language() -> None:
    counted = tn("{n} case", "{n} cases", 69_187)
    assert counted.text("en") == "69,187 cases"
    assert counted.text("uk").startswith("69\u00a0187")
