"""Operators look cases up, hold them, and see what a card holds, however long it is."""

import pytest

from bot.model.inquiry import FamilyWord
from bot.model.refused import Reason
from bot.texts import refused
from tests.cast import EVIDENCE
from tests.promises.quick import HOLD, VERIFIED
from tests.register import decided, has_asked, is_accepted, standing
from tests.stories.returning import cast, why
from tests.town import Town


async def test_a_reference_is_read_as_it_is_typed_and_the_card_names_the_other_relatives(town: Town) -> None:
    maria, petro, _anna, case = await cast(town)
    nina = await is_accepted(town.relative("Nina"), petro, case, relation="mother")
    await maria.says(f"/case {case.reference.lower().replace('-', ' ')}")
    card = await maria.sees("Case")
    assert nina.reference in card.text
    assert "+44" not in card.text
    actions = [(row["operator_id"], row["action"]) for row in (await town.store.read(decided))["audit"]]
    assert [action for _operator, action in actions][-1] == "viewed"


async def test_a_held_case_gets_nothing_by_itself_and_looks_the_same_to_the_family(town: Town, language: str) -> None:
    maria, petro, anna, case = await cast(town, language)
    before, heard = await standing(anna), anna.person.words()
    await maria.opens_the_case(case.reference)
    await maria.presses("Hold the case")
    assert "Maria" in (await maria.sees("<b>Case held.</b>")).text
    await maria.presses("Hold the case")
    await town.passes(100 * 86_400)
    assert anna.person.words() == heard
    assert await standing(anna) == before == {case.reference: FamilyWord.ACCEPTED}
    await maria.opens_the_case(case.reference)
    await maria.presses("Lift the hold")
    await maria.person.sees_toast(why(maria, "no_right"))
    await petro.opens_the_case(case.reference)
    await petro.presses("Lift the hold")
    await petro.sees("<b>Hold lifted</b> by {name}.")
    await town.settles()
    assert anna.person.words()[: len(heard)] == heard
    assert len(anna.person.words()) == len(heard) + 1


async def test_an_operator_who_is_a_relative_learns_no_more_than_other_relatives(town: Town) -> None:
    maria, petro, _anna, case = await cast(town)
    olha = await town.operator("Olha", "admin")
    own = await is_accepted(olha, petro, case, relation="sister")  # type: ignore[arg-type]
    await maria.reports(case.reference)
    report = (await town.store.read(decided))["return_report"][0]["id"]
    await olha.says("/returns")
    await olha.sees("<b>Returns.</b>")
    for words in (f"/case {own.reference}", f"/case {case.reference}"):
        await olha.says(words)
        await olha.reads(refused.SENTENCES[Reason.OWN_FAMILY].text(olha.language))
    for data in (
        f"report:{report}",
        f"verify:{report}",
        f"reject:{report}",
        f"case:{case.id}",
        f"phone:{case.id}",
        f"returned:{own.id}",
    ):
        olha.person.toasts.clear()
        olha.forges(data)
        await olha.person.sees_toast(refused.SENTENCES[Reason.OWN_FAMILY].text(olha.language))
    await petro.verifies()
    await town.passes(HOLD + 10)
    await olha.sees(VERIFIED)


async def test_a_report_of_a_removed_operator_can_be_rejected_and_made_anew(town: Town) -> None:
    maria, petro, anna, case = await cast(town)
    olha = await town.operator("Olha", "admin")
    await maria.reports(case.reference)
    await olha.removes((await town.store.read(decided))["operator"][0]["id"])
    heard = maria.person.words()
    await petro.opens_the_report()
    petro.forges(petro.data("reject").replace("reject", "verify"))
    await petro.person.sees_toast(why(petro, "reporter_gone"))
    await petro.presses("Reject")
    await town.settles()
    await petro.says("Того, хто повідомив, більше немає")
    await petro.sees("<b>Report rejected</b>")
    assert maria.person.words() == heard
    await olha.reports(case.reference)
    await petro.verifies()
    await town.passes(HOLD + 10)
    await anna.sees(VERIFIED)


async def photo_of(anna: object) -> str:
    """The file id of a photo that Telegram knows."""
    sent = await anna.person.sends_photo()  # type: ignore[attr-defined]
    return str(sent.media["photo"][-1]["file_id"])


@pytest.mark.parametrize("letter", ["щ", "<", "🕊"])
async def test_a_card_is_shown_whole_however_much_was_written(town: Town, letter: str) -> None:
    maria, anna = await town.operator("Maria"), town.relative("Anna")
    names = dict.fromkeys(("surname", "given", "patronymic"), "Довге-Імʼя " * 9)
    case = await has_asked(
        anna, note=letter * (999 if letter == "🕊" else 1_999) + "Ω", photo=(await photo_of(anna)), **names
    )
    for number in range(20):
        await has_asked(town.relative(f"Namesake {number}"), **names)
        await anna.says(f"{letter * (2_000 if number == 7 else 300)} №{number}.")
    await town.settles()
    await maria.opens_the_queue()
    await maria.presses("Accept")
    shown = "".join(message.text for message in maria.person.chat if message.from_bot)
    assert case.reference in shown
    assert "Ω" in shown
    assert all(f"№{number}." in shown for number in range(20))
    assert any(message.has_photo for message in maria.person.chat)
    await maria.sees("How was kinship checked?")


async def test_one_report_at_a_time_and_none_while_the_case_is_held(town: Town) -> None:
    maria, petro, anna, case = await cast(town)
    await petro.opens_the_case(case.reference)
    await maria.reports(case.reference)
    await petro.presses("Report a return")
    await petro.person.sees_toast(why(petro, "exists"))
    await maria.opens_the_report()
    await maria.presses("Withdraw the report")
    await maria.opens_the_case(case.reference)
    await maria.presses("Hold the case")
    await maria.sees("<b>Case held.</b>")
    await petro.presses("Report a return")
    await petro.person.sees_toast(why(petro, "held"))
    await anna.hears_nothing_new()


async def test_evidence_as_long_as_it_may_be_reaches_the_second_operator(town: Town) -> None:
    maria, petro, _anna, case = await cast(town)
    await maria.opens_the_case(case.reference)
    await maria.presses("Report a return")
    for name, answer in {**EVIDENCE, **dict.fromkeys(("source", "territory", "identity"), "щ" * 2_000)}.items():
        await town.settles()
        await (maria.presses(answer) if name == "wish" else maria.says(answer))
        if len(answer) > 1_000:
            await town.settles()
            await maria.says("щ" * 1_000)
    await maria.presses("Pass to a second operator")
    await maria.sees("<b>Report recorded.</b>")
    await petro.verifies()
