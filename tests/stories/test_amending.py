"""A family corrects an answer that it has sent: at once while the inquiry waits, through operators after that."""

import pytest

from storage.store.transaction import Transaction
from tests.cast import CHILD, SOLDIER, OperatorActor, Relative
from tests.register import Case, count, is_accepted
from tests.town import Town

ASKED, LOOK = "<b>Which answer do you want to correct?</b>", "<b>Your correction before it is sent.</b>"
CORRECTED, PROPOSED = "<b>Corrected.</b>", "<b>Your correction is with the operators.</b>"
BEFORE, AFTER = {"uk": "12 березня 1991", "en": "12 March 1991"}, {"uk": "13 березня 1991", "en": "13 March 1991"}


async def begins(anna: Relative, field: str, reference: str = "") -> None:
    """From /status to the question."""
    await (anna.opens(reference) if reference else anna.says("/status"))
    await anna.presses("Correct an answer")
    await anna.sees(ASKED)
    await anna.presses(field)


async def corrects_the_birth(anna: Relative) -> None:
    """Types the day after, and sends it when both were shown."""
    await begins(anna, "Date of birth")
    assert BEFORE[anna.language] in (await anna.is_asked("birth_date")).text
    await anna.says("13.03.1991")
    shown = (await anna.sees(LOOK)).text
    assert BEFORE[anna.language] in shown and AFTER[anna.language] in shown
    await anna.presses("Send the correction")


async def test_while_it_waits_the_new_answer_is_in_the_inquiry_and_the_reviewer_sees_both(
    town: Town, language: str
) -> None:
    anna, maria = town.relative("Anna", language), await town.operator("Maria", "reviewer", language)
    reference = await anna.registers()
    await corrects_the_birth(anna)
    assert reference in (await anna.sees(CORRECTED)).text
    await anna.presses("Open {reference}", reference=reference)
    await town.settles()
    assert AFTER[language] in anna.heard() and BEFORE[language] not in anna.heard()
    card = (await maria.opens_the_queue()).text
    assert AFTER[language] in card.split(maria.word("<b>Changed by the relative</b>"))[0]
    assert BEFORE[language] in card.split(maria.word("<b>Changed by the relative</b>"))[1]


async def test_what_was_accepted_is_not_changed_and_operators_read_the_correction(town: Town, language: str) -> None:
    anna, maria = town.relative("Anna", language), await town.operator("Maria", "reviewer", language)
    await anna.registers()
    await maria.accepts()
    await corrects_the_birth(anna)
    await anna.sees(PROPOSED)
    assert anna.word("Your inquiry was accepted with the earlier answer.") in (await anna.sees(LOOK)).text
    await maria.sees("<b>A family has written.</b>")
    await maria.presses("Read")
    shown = (await maria.sees("<b>Conversation with a family</b>")).text
    assert BEFORE[language] in shown and AFTER[language] in shown
    await anna.says("/status")
    await town.settles()
    assert BEFORE[language] in anna.heard()
    assert await town.store.read(count, "change") == 0


async def test_who_is_reviewing_it_hears_that_the_card_is_not_what_it_was(town: Town, language: str) -> None:
    anna, maria = town.relative("Anna", language), await town.operator("Maria", "reviewer", language)
    reference = await anna.registers()
    await maria.opens_the_queue()
    await corrects_the_birth(anna)
    told = await maria.sees("<b>The family has corrected an answer</b> in")
    assert reference in told.text
    await maria.presses("Open the inquiry", on=told)
    assert AFTER[language] in (await maria.sees("<b>Inquiry for review</b> <code>{reference}</code>")).text


async def test_a_corrected_surname_is_compared_again_with_the_register(town: Town) -> None:
    maria, olena = await town.operator("Maria", "reviewer"), town.relative("Olena")
    case = await is_accepted(olena, maria)
    anna = town.relative("Anna")
    await anna.registers({**SOLDIER, "surname": "Кравець"})
    assert f"{maria.word('Surname')} ≠" in (await maria.opens_the_queue()).text
    await maria.presses("Put back")
    await begins(anna, "Surname")
    await anna.says("Коваль")
    await anna.presses("Send the correction")
    await anna.sees(CORRECTED)
    card = (await maria.opens_the_queue()).text
    assert case.reference in card and f"{maria.word('Surname')} =" in card
    assert await town.store.read(_of_one_name) == 2


async def _of_one_name(tx: Transaction) -> int:
    row = await tx.known("SELECT COUNT(*) AS n FROM inquiry GROUP BY name_fingerprint ORDER BY n DESC LIMIT 1")
    return int(row["n"])


async def test_a_whole_name_corrects_all_its_parts(town: Town, language: str) -> None:
    anna, maria = town.relative("Anna", language), await town.operator("Maria", "reviewer")
    await anna.registers()
    await begins(anna, "Surname")
    await anna.says("Ковальчук Тарас Олегович")
    await anna.sees("<b>Is this right?</b>")
    await anna.presses("Yes")
    shown = (await anna.sees(LOOK)).text
    assert "Ковальчук" in shown and "Олегович" in shown and "Тарас" not in shown
    await anna.says("так" if language == "uk" else "yes")
    await anna.sees(CORRECTED)
    card = (await maria.opens_the_queue()).text
    assert "Ковальчук" in card and "Олегович" in card


async def test_of_a_child_it_is_asked_in_words_for_a_child(town: Town, language: str) -> None:
    anna = town.relative("Anna", language)
    await anna.registers(CHILD)
    await begins(anna, "Last contact")
    await anna.sees("When did anyone last hear from the child?")


async def test_the_same_answer_corrects_nothing_and_cancelling_sends_nothing(town: Town) -> None:
    anna = town.relative("Anna")
    await anna.registers()
    await begins(anna, "Given name")
    await anna.says("тарас")
    await anna.sees("<b>Nothing was changed:</b> it is the answer that you sent.")
    await anna.presses("Correct another answer")
    await anna.presses("Patronymic")
    await anna.is_asked("patronymic")
    await anna.presses("No patronymic")
    await anna.sees(LOOK)
    await anna.presses("Cancel")
    await anna.sees("<b>Cancelled.</b>")
    assert await town.store.read(count, "change") == 0


async def test_words_below_the_correction_do_not_send_it(town: Town, language: str) -> None:
    anna = town.relative("Anna", language)
    await anna.registers()
    await begins(anna, "Date of birth")
    await anna.says("13.03.1991")
    await anna.sees(LOOK)
    await anna.says("Я сплутала день")
    await anna.sees("<b>Not sent yet.</b>")
    await anna.sees(LOOK)
    assert await town.store.read(count, "change") == 0


@pytest.mark.parametrize("when", ["before", "in the middle"])
async def test_an_inquiry_that_has_ended_is_not_corrected_but_can_be_sent_again(
    town: Town, language: str, when: str
) -> None:
    anna, maria = town.relative("Anna", language), await town.operator("Maria", "reviewer", language)
    reference = await anna.registers()
    detail = await anna.opens(reference)
    if when == "in the middle":
        await begins(anna, "Date of birth")
        await anna.says("13.03.1991")
        await anna.sees(LOOK)
    await _declines(maria)
    if when == "before":
        await anna.presses("Correct an answer", on=detail)
    else:
        await anna.presses("Send the correction")
    said = await anna.sees("<b>Your inquiry</b> <code>{reference}</code> <b>has ended</b>, so nothing")
    assert reference in said.text
    await anna.presses("Complete and send again", on=said)
    summary = await anna.sees("<b>Your inquiry before it is sent</b>")
    assert BEFORE[language] in summary.text
    assert await town.store.read(count, "change") == 0


async def _declines(maria: OperatorActor) -> None:
    await maria.opens_the_queue()
    await maria.presses("Decline")
    await maria.presses("Too little to work with")
    await maria.presses("Close the inquiry")
    await maria.sees("<b>Declined.</b>")


async def test_nobody_corrects_what_another_family_has_sent(town: Town) -> None:
    anna, james = town.relative("Anna"), town.relative("James", "en")
    maria = await town.operator("Maria", "reviewer")
    case: Case = await is_accepted(anna, maria)
    await anna.says("/start")
    await james.agrees()
    for data in (f"mend:{case.id}", f"mend:{case.id}:surname", f"mend:{case.id}:photo", "send:amendment"):
        james.person.toasts.clear()
        james.forges(data)
        await james.sees_toast("Already done.")
    anna.forges(f"mend:{case.id}:photo")  # is added, not corrected
    await anna.sees_toast("Already done.")
    assert await town.store.read(count, "draft") == 0
