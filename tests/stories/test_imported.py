"""Whoever was imported, or stands on a list, is found by the families who ask later, however the name is spelt."""

import pytest

from tests.cast import SOLDIER, OperatorActor, Relative
from tests.promises.quick import VERIFIED, presses
from tests.register import count, has_asked, is_accepted, is_imported
from tests.stories.listing import brings, compares_all, verifies_all
from tests.town import Town

TARAS_ROW = "1;Коваль;Тарас;Іванович;12.03.1991\n"
IN_RUSSIAN = {**SOLDIER, "surname": "Соловьёв", "given": "Сергей", "patronymic": "Николаевич"}
SERHII = {"surname": "Соловйов", "given": "Сергій", "patronymic": "Миколайович"}


@pytest.fixture
async def maria(town: Town) -> OperatorActor:
    return await town.operator("Марія", "reviewer")


@pytest.fixture
async def petro(town: Town) -> OperatorActor:
    return await town.operator("Петро", "admin")


async def returned_and_verified(maria: OperatorActor, petro: OperatorActor, row: str = TARAS_ROW) -> None:
    """The only row of a list is proposed by Maria, compared again and verified by Petro."""
    await brings(maria, row)
    await maria.presses("Go through the rows")
    await maria.presses("This is the person")
    await compares_all(petro)
    await verifies_all(petro)
    await petro.sees("<b>For operators: {n} return verified</b> by {name}.")
    await petro.town.settles()


async def test_an_imported_person_is_offered_in_another_spelling_and_the_family_is_told_of_the_return(
    town: Town, maria: OperatorActor, petro: OperatorActor
) -> None:
    await is_imported(town, "K-17", **SERHII)
    anna = town.relative("Anna", "en")
    await anna.registers(IN_RUSSIAN)
    card = await maria.opens_the_queue()
    assert "K-17" in card.text
    assert maria.word("No relative has asked about this person yet.") in card.text
    await maria.accepts_what_is_open(same_as="K-17")
    await returned_and_verified(maria, petro, "1;Соловйов;Сергій;Миколайович;12.03.1991\n")
    await town.passes(121)
    await anna.sees(VERIFIED)
    assert await town.store.read(count, "person") == 1


async def test_who_asks_after_an_imported_person_has_returned_is_told_after_acceptance(
    town: Town, maria: OperatorActor, petro: OperatorActor
) -> None:
    await is_imported(town, "17")
    await returned_and_verified(maria, petro)
    await town.passes(121)
    anna = town.relative("Anna")
    await anna.registers()
    await maria.opens_the_queue()
    await maria.accepts_what_is_open(same_as="17")
    await maria.sees("<b>A return of this person was verified before:</b>")
    await town.passes(121)
    await anna.sees(VERIFIED)


async def test_an_imported_person_is_named_by_the_id_and_shown_beside_the_inquiry(
    town: Town, maria: OperatorActor
) -> None:
    person = await is_imported(town, "обмін/4", surname="Гончар", given="Юрій", birth_date="1970")
    anna = town.relative("Anna")
    await anna.registers()
    card = await maria.opens_the_queue()
    assert "Гончар" not in card.text
    await maria.presses("Same person as …")
    await town.settles()
    await maria.says("обмін/5")
    await maria.sees("There is no such inquiry to link to.")
    await maria.says(" обмін/4 ")
    shown = await maria.sees("<b>The same person?</b>")
    assert "Коваль" in shown.text and "Гончар" in shown.text and "≠" in shown.text
    await maria.presses("Documents seen in person")
    await maria.presses("Skip")
    await maria.sees("<b>Accepted.</b> Inquiry <code>{reference}</code>")
    assert await town.store.read(count, "inquiry", f"person_id = {person}") == 1


async def test_a_row_that_nobody_was_found_for_finds_who_is_registered_later(
    town: Town, maria: OperatorActor, petro: OperatorActor
) -> None:
    await brings(maria, "1;Соловйов;Сергій;Миколайович;12.03.1991\n2;Хтось;Інший;;1950\n")
    anna = town.relative("Anna")
    await anna.registers(IN_RUSSIAN)
    await maria.sees("<b>For operators: {n} row of a list may be someone who was registered later.</b>")
    card = await maria.opens_the_queue()
    assert maria.word("<b>Perhaps on a list of returned people.</b>") in card.text
    assert "Соловйов, Сергій, Миколайович" in card.text and "Хтось" not in card.text
    await maria.accepts_what_is_open()
    await town.settles()
    await maria.presses("Go through the rows")
    await maria.presses("This is the person")
    await compares_all(petro)
    await verifies_all(petro)
    await town.settles()
    await town.passes(121)
    await anna.sees(VERIFIED)


async def test_a_match_with_an_inquiry_in_review_goes_on_when_it_was_accepted(town: Town, maria: OperatorActor) -> None:
    anna = town.relative("Anna")
    await anna.registers()
    await brings(maria, TARAS_ROW)
    await maria.presses("Go through the rows")
    await maria.presses("Review this inquiry first")
    await maria.sees("<b>Inquiry for review</b>")
    await maria.accepts_what_is_open()
    await maria.says("/lists")
    await town.settles()
    await maria.person.presses("повернення.csv")
    await maria.presses("Go through the rows")
    await maria.presses("This is the person")
    await town.settles()
    assert await town.store.read(count, "return_report") == 1


async def test_a_match_with_an_inquiry_that_was_declined_says_so_and_leads_to_its_case(
    town: Town, maria: OperatorActor
) -> None:
    anna = town.relative("Anna")
    await anna.registers()
    await maria.opens_the_queue()
    for press in ("Decline", "Too little to work with", "Close the inquiry"):
        await maria.presses(press)
    await brings(maria, TARAS_ROW)
    await maria.presses("Go through the rows")
    card = await maria.sees("<b>Row {number}</b>, {done} of {rows} decided. Match: {verdict}")
    assert maria.word("Declined.") in card.text
    assert maria.word("Review this inquiry first") not in card.buttons
    await maria.presses("Open the case", on=card)
    await town.settles()
    assert maria.person.last.text.startswith(maria.word("Case"))
    await town.relative("Nina").registers()
    assert maria.word("Declined.") in (await maria.opens_the_queue()).text


async def test_who_rejected_a_match_with_an_inquiry_is_not_asked_again_when_it_was_accepted(
    town: Town, maria: OperatorActor
) -> None:
    await town.relative("Anna").registers()
    await brings(maria, TARAS_ROW)
    await maria.presses("Go through the rows")
    await maria.presses("Not this person")
    await maria.accepts()
    overview = await brings(maria, TARAS_ROW + "2;Хтось;Інший;;1950\n")
    assert not any(maria.word("Go through the rows") in label for label in overview.buttons)


async def test_an_operator_sees_nothing_of_a_case_that_may_be_about_the_own_family(
    town: Town, maria: OperatorActor, petro: OperatorActor
) -> None:
    await has_asked(Relative(town, maria.person, "uk"))
    anna = town.relative("Anna")
    reference = await anna.registers({**SOLDIER, "surname": "Kowal", "given": "Taras", "patronymic": "Ivanovych"})
    await town.settles()
    await maria.says("/queue")
    await maria.sees("<b>Queue.</b>")
    await maria.says(f"/case {reference}")
    await maria.sees("You are a relative in this case")
    await maria.says("/find Ковальо 1991")
    await town.settles()
    assert reference not in maria.heard()
    await brings(petro, TARAS_ROW)
    await maria.says("/lists")
    assert "повернення.csv" not in " ".join((await maria.sees("<b>Lists of returned people.</b>")).buttons)
    await presses(maria, "row", petro.data("row").partition(":")[2])
    assert "Тарас" not in maria.heard()


async def test_no_operator_links_an_inquiry_to_the_person_of_the_own_family(
    town: Town, maria: OperatorActor, petro: OperatorActor
) -> None:
    own = await is_accepted(Relative(town, maria.person, "uk"), petro)
    await town.relative("Anna").registers({**SOLDIER, "surname": "Гончар", "given": "Юрій", "birth_date": "1970"})
    await maria.opens_the_queue()
    await maria.presses("Same person as …")
    await town.settles()
    await maria.says(own.reference)
    await maria.sees("There is no such inquiry to link to.")
