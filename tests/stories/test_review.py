"""Operators review what families have sent: in order, one inquiry one operator, with an answer for every family."""

import pytest

from bot.model.forms import DECLINE_REASONS
from bot.model.inquiry import FamilyWord
from bot.texts import labels
from tests.cast import reference_in
from tests.register import Case, count, decided, has_asked, is_accepted, standing
from tests.town import HOTLINE, Town

QUARTER = 15 * 60


async def test_the_oldest_inquiry_comes_first_and_never_to_two_operators(town: Town) -> None:
    maria, petro, olha = [await town.operator(name) for name in ("Maria", "Petro", "Olha")]
    first, second = await has_asked(town.relative("Anna")), await has_asked(town.relative("Olena"), surname="Бойко")
    assert reference_in(await maria.opens_the_queue()) == first.reference
    assert reference_in(await petro.opens_the_queue()) == second.reference
    await olha.says("/queue")
    await olha.sees("<b>Queue.</b>")
    olha.forges(f"accept:{first.id}")
    await olha.sees_toast("Another operator is working on it")
    assert reference_in(await maria.opens_the_queue()) == first.reference


async def test_two_operators_who_ask_at_once_get_different_inquiries(town: Town) -> None:
    maria, petro = await town.operator("Maria"), await town.operator("Petro")
    cases = {(await has_asked(town.relative(name))).reference for name in ("Anna", "Olena")}
    await maria.says("/queue")
    await petro.says("/queue")
    cards = [await actor.sees("<b>Inquiry for review</b>") for actor in (maria, petro)]
    assert {reference_in(card) for card in cards} == cases


async def test_a_hold_ends_by_itself_after_a_quarter_of_an_hour(town: Town) -> None:
    maria, petro, anna = await town.operator("Maria"), await town.operator("Petro"), town.relative("Anna")
    case = await has_asked(anna)
    await maria.opens_the_queue()
    await town.passes(QUARTER - 60)
    await petro.says("/queue")
    await petro.sees("<b>Queue.</b>")
    await town.passes(61)
    assert reference_in(await petro.opens_the_queue()) == case.reference
    await maria.presses("Accept")
    await maria.sees_toast("Another operator is working on it")


async def test_what_was_put_back_is_free_for_the_next(town: Town) -> None:
    maria, petro = await town.operator("Maria"), await town.operator("Petro")
    case = await has_asked(town.relative("Anna"))
    await maria.opens_the_queue()
    await maria.presses("Put back")
    await maria.sees("<b>Put back.</b>")
    assert reference_in(await petro.opens_the_queue()) == case.reference


async def test_whoever_puts_one_back_is_given_the_others_before_it(town: Town) -> None:
    maria = await town.operator("Maria")
    first, second = [await has_asked(town.relative(name)) for name in ("Anna", "Olena")]
    assert reference_in(await maria.opens_the_queue()) == first.reference
    await maria.presses("Put back")
    await maria.presses("Next inquiry")
    assert reference_in(await maria.sees("<b>Inquiry for review</b>")) == second.reference
    await maria.presses("Put back")
    assert reference_in(await maria.opens_the_queue()) == first.reference


async def test_acceptance_asks_how_kinship_was_checked_and_tells_the_family(town: Town, language: str) -> None:
    maria, anna = await town.operator("Maria", "reviewer", "en"), town.relative("Anna", language)
    case = await has_asked(anna)
    await maria.opens_the_queue()
    await maria.presses("Accept")
    await maria.sees("How was kinship checked?")
    await maria.says("I saw it")
    await maria.sees("Please choose one of the buttons below the question.")
    await anna.hears_nothing_new()
    await maria.presses("Documents seen in person")
    await maria.sees("Who checked what exactly, and when?")
    await maria.says("Marriage certificate")
    await maria.sees("<b>Accepted.</b>")
    assert case.reference in (await anna.sees("<b>Inquiry accepted.</b>")).text
    assert not anna.has_read("Marriage certificate")
    assert await standing(anna) == {case.reference: FamilyWord.ACCEPTED}


async def test_two_operators_accept_at_once_and_the_family_is_told_once(town: Town) -> None:
    maria, petro, anna = await town.operator("Maria"), await town.operator("Petro"), town.relative("Anna")
    await has_asked(anna)
    await maria.opens_the_queue()
    await maria.presses("Accept")
    await maria.presses("Documents seen in person")
    await town.passes(QUARTER + 1)
    await petro.opens_the_queue()
    await petro.presses("Accept")
    await petro.presses("Documents seen in person")
    await town.settles()
    await maria.says("Свідоцтво")
    await petro.says("Свідоцтво")
    await maria.sees("Another operator is working on it")
    await petro.sees("<b>Accepted.</b>")
    assert sum(anna.word("<b>Inquiry accepted.</b>").split("{")[0] in words for words in anna.person.words()) == 1


async def asks(town: Town, maria: object, question: str) -> None:
    await maria.opens_the_queue()  # type: ignore[attr-defined]
    await maria.presses("Ask")  # type: ignore[attr-defined]
    await town.settles()
    await maria.says(question)  # type: ignore[attr-defined]
    await maria.sees("<b>Asked.</b>")  # type: ignore[attr-defined]


@pytest.mark.parametrize("way", ["button", "words", "photo", "photo by button"])
async def test_the_answer_to_a_question_brings_the_inquiry_back(town: Town, language: str, way: str) -> None:
    maria, petro, anna = await town.operator("Maria"), await town.operator("Petro"), town.relative("Anna", language)
    case = await has_asked(anna)
    await asks(town, maria, "Чи є шрам?")
    assert case.reference in (await anna.sees("<b>Question about your inquiry</b>")).text
    await anna.reads("Чи є шрам?")
    await petro.says("/queue")
    await petro.sees("<b>Queue.</b>")
    if "button" in way:
        await anna.presses("Answer the question")
        await anna.sees("Please write your answer in one message.")
    await (anna.person.sends_photo("На коліні") if "photo" in way else anna.says("На коліні"))
    await anna.sees("<b>Answer received.</b>")
    await maria.sees("<b>The family has answered</b>")
    await maria.presses("Open the inquiry")
    card = await maria.sees("<b>Inquiry for review</b>")
    assert card.text.index("Чи є шрам?") < card.text.index("На коліні")
    photos = [message for message in maria.person.chat if message.has_photo]
    assert len(photos) == ("photo" in way)
    assert await standing(anna) == {case.reference: FamilyWord.RECEIVED}


@pytest.mark.parametrize("reason", DECLINE_REASONS)
async def test_a_declined_family_gets_a_neutral_sentence(town: Town, language: str, reason: str) -> None:
    maria, anna = await town.operator("Maria"), town.relative("Anna", language)
    case = await has_asked(anna)
    await maria.opens_the_queue()
    await maria.presses("Decline")
    await town.settles()
    await maria.person.presses(labels.DECLINE_REASONS[reason].text(maria.language))
    await maria.presses("Close the inquiry")
    await maria.sees("<b>Declined.</b>")
    told = (await anna.sees("<b>Inquiry not accepted.</b>")).text
    assert case.reference in told
    assert HOTLINE in told
    assert "Maria" not in told
    assert "Коваль" not in told
    assert await town.store.read(count, "inquiry", "state = 'declined'") == 1
    await anna.says("/status")
    await anna.sees("<b>My inquiries.</b>")


async def two_of_one_person(town: Town) -> tuple[Case, Case]:
    """An accepted inquiry of the wife, and the mother's, which waits."""
    petro = await town.operator("Petro")
    accepted = await is_accepted(town.relative("Anna"), petro)
    mother = {"own_name": "Коваль Ніна", "relation": "mother", "given": "Тарасик", "patronymic": ""}
    return accepted, await has_asked(town.relative("Nina"), surname="КОВАЛЬ", **mother)


async def test_a_likely_duplicate_is_shown_with_what_is_the_same_and_linked_by_a_button(town: Town) -> None:
    accepted, waiting = await two_of_one_person(town)
    maria = await town.operator("Maria", language="en")
    card = await maria.opens_the_queue()
    same = card.text[card.text.index("Perhaps the same person") :]
    assert accepted.reference in same
    assert "Surname =, Given name ≈, Patronymic –, Date of birth =" in same
    await maria.person.presses(accepted.reference)
    await maria.presses("Video call with documents")
    await maria.presses("Skip")
    await maria.sees("{n} more inquiry is linked to this person.")
    rows = (await town.store.read(decided))["inquiry"]
    assert [row["person_id"] for row in rows] == [accepted.person] * 2
    assert waiting.id == rows[1]["id"]


@pytest.mark.parametrize("mistake", ["no reference at all", "own", "not accepted"])
async def test_a_link_by_reference_takes_only_an_accepted_inquiry_of_another(town: Town, mistake: str) -> None:
    accepted, waiting = await two_of_one_person(town)
    other = await has_asked(town.relative("Olena"), surname="Бойко")
    maria = await town.operator("Maria")
    await maria.opens_the_queue()
    await maria.presses("Same person as …")
    await town.settles()
    await maria.says({"own": waiting.reference, "not accepted": other.reference}.get(mistake, mistake))
    await maria.sees("There is no such inquiry to link to.")
    await maria.says(accepted.reference.lower().replace("-", " "))
    await maria.sees("How was kinship checked?")
    await maria.presses("Another way")
    await maria.presses("Skip")
    await maria.sees("{n} more inquiry is linked to this person.")


async def test_no_operator_reviews_the_own_inquiry(town: Town) -> None:
    maria = await town.operator("Maria")
    own = await has_asked(maria)  # type: ignore[arg-type]
    await maria.says("/queue")
    await maria.sees("<b>Queue.</b>")
    for verb in ("review", "accept", "ask", "decline", "link"):
        maria.person.toasts.clear()
        maria.forges(f"{verb}:{own.id}")
        await maria.sees_toast("Another operator is working on it")
    await has_asked(town.relative("Anna"), relation="sister")
    other = await has_asked(town.relative("Olena"), surname="Бойко", given="Ігор", birth_date="1975-01-02")
    assert reference_in(await maria.opens_the_queue()) == other.reference


async def test_an_old_put_back_takes_nothing_out_of_the_hands_of_another(town: Town) -> None:
    maria, petro, olha = [await town.operator(name) for name in ("Maria", "Petro", "Olha")]
    await has_asked(town.relative("Anna"))
    card = await maria.opens_the_queue()
    await town.passes(QUARTER + 1)
    await petro.opens_the_queue()
    await maria.presses("Put back", on=card)
    await maria.sees_toast("Another operator is working on it")
    await olha.says("/queue")
    await olha.sees("<b>Queue.</b>")
