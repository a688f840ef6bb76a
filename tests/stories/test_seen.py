"""I saw somebody: anybody tells whom they met, operators link it to cases, no family ever learns about it."""

import pytest

from bot.model.sighting import RELIABILITIES, is_grave
from bot.texts import labels
from tests.cast import OperatorActor, Relative
from tests.promises.quick import newest, presses
from tests.register import Case, count, is_accepted, is_imported, standing
from tests.stories.seeing import CARD, NONE, OPENING, RECEIVED, TOLD, links, tells
from tests.town import HOTLINE, Town

TAKEN = "Another operator has this report, or it is done."


async def at_work(town: Town) -> tuple[OperatorActor, OperatorActor, Relative, Case]:
    """Maria and Petro are operators; Anna looks for Taras."""
    maria, petro = await town.operator("Maria", "reviewer"), await town.operator("Petro", "admin")
    anna = town.relative("Anna")
    return maria, petro, anna, await is_accepted(anna, petro)


async def test_somebody_who_came_back_tells_whom_they_met(town: Town, language: str) -> None:
    maria, petro, anna, case = await at_work(town)
    vira = town.relative("Vira", language)
    await vira.agrees()
    await vira.says("/seen")
    assert HOTLINE in (await vira.sees(OPENING)).text
    await vira.presses("Cancel")
    await vira.sees("<b>Cancelled.</b>")
    assert await town.store.read(count, "draft") == 0
    await tells(vira)
    for operator in (maria, petro):
        await operator.sees("<b>Report of a meeting.</b> Someone has told us who they met.")
    await links(maria, case)
    card = (await petro.opens_the_case(case.reference)).text
    for words in (*TOLD.values(), "Збігаються ім'я та вік", labels.RELIABILITIES["knew"].text("uk")):
        assert words in card
    assert "Vira" not in card
    assert not anna.person.words()


async def test_who_comes_for_this_alone_agrees_first_and_is_asked_then(town: Town, language: str) -> None:
    maria, vira = await town.operator("Maria", "reviewer"), town.relative("Vira", language)
    await vira.says("/seen")
    await vira.presses("I agree")
    await vira.sees("How would you like to tell us?")
    await vira.presses("Ask for a call")
    await vira.sees("What number may an operator call you on, and when?")
    await vira.says("+44 7700 900123, увечері")
    await vira.presses("Send")
    await vira.sees(RECEIVED)
    await maria.says("/sightings")
    assert "+44 7700 900123, увечері" in (await maria.sees(CARD)).text


async def test_what_is_told_can_be_changed_before_it_is_sent(town: Town, language: str) -> None:
    vira = town.relative("Vira", language)
    await vira.agrees()
    await vira.says("/seen")
    await vira.presses("Write it here")
    await vira.sees("Who did you meet?")
    await vira.says("Тараса")
    for _question in range(3):
        await town.settles()
        await vira.presses("Skip")
    await vira.sees("<b>What you are telling us, before it is sent</b>")
    await vira.person.presses(f"✎ {vira.word('Who')}")
    await vira.sees("Who did you meet?")
    await town.settles()
    await vira.says("Тараса Коваля")
    assert "Тараса Коваля" in (await vira.sees("<b>What you are telling us, before it is sent</b>")).text
    assert await town.store.read(count, "sighting") == 0


async def test_nothing_tells_whether_the_person_is_registered(town: Town, language: str) -> None:
    _maria, _petro, _anna, _case = await at_work(town)
    heard = []
    for name, whom in (("Vira", "Коваль Тарас, 1991"), ("Olena", "Нікого Немає, 1900")):
        somebody = town.relative(name, language)
        await somebody.agrees()
        await tells(somebody, {**TOLD, "Who did you meet?": whom})
        heard.append("\n".join(somebody.person.words()).replace(whom, ""))
    assert heard[0] == heard[1]


async def test_a_family_sees_no_difference_by_what_was_told(town: Town, language: str) -> None:
    maria, petro = await town.operator("Maria", "reviewer"), await town.operator("Petro", "admin")
    anna, vira = town.relative("Anna", language), town.relative("Vira")
    case = await is_accepted(anna, petro)
    before = await standing(anna)
    await anna.opens(case.reference)
    shown, heard = anna.person.last.html, len(anna.person.words())
    await vira.agrees()
    await tells(vira, {**TOLD, "Where was it?": "Там він загинув"})
    await links(maria, case)
    await town.passes(400 * 86_400)
    assert len(anna.person.words()) == heard
    assert await standing(anna) == before
    await anna.opens(case.reference)
    assert anna.person.last.html == shown
    assert "/seen" not in "".join(anna.person.words())


async def test_two_operators_cannot_have_the_same_report(town: Town) -> None:
    maria, petro, _anna, case = await at_work(town)
    vira = town.relative("Vira")
    await vira.agrees()
    await tells(vira)
    await maria.says("/sightings")
    await maria.sees(CARD)
    await petro.says("/sightings")
    await petro.sees(NONE)
    for verb in ("corroborate", "reporter", "grave", "sighted"):
        petro.forges(maria.data(verb))
        await petro.sees_toast(TAKEN)
    await maria.presses("Put back")
    await links(petro, case)
    await petro.presses("Done")
    await petro.sees(NONE)
    maria.forges(f"sighted:{await newest(town, 'sighting')}")
    await maria.sees_toast(TAKEN)


@pytest.mark.parametrize("by", ["its words", "an operator"])
async def test_a_report_of_the_worst_is_passed_on_to_nobody_and_holds_the_case(town: Town, by: str) -> None:
    maria, petro, anna, case = await at_work(town)
    vira = town.relative("Vira")
    await vira.agrees()
    words = "Він помер у травні" if by == "its words" else "Його виносили вночі"
    await tells(vira, {**TOLD, "Where was it?": words})
    advice = "<b>On hold.</b> This report may mean the worst."
    if by == "its words":
        await maria.sees("<b>On hold: a report of a meeting")
        await maria.says("/sightings")
    else:
        await maria.says("/sightings")
        await maria.sees(CARD)
        await maria.presses("Put on hold")
    await maria.sees(advice)
    await links(maria, case)
    await maria.sees("<b>Case held.</b>")
    card = (await petro.opens_the_case(case.reference)).text
    assert petro.word(advice)[:40] in card
    assert await town.store.read(count, "person", "held_by IS NOT NULL") == 1
    await town.passes(400 * 86_400)
    assert not anna.person.words()


async def test_a_case_is_held_when_a_linked_report_turns_out_to_be_of_the_worst(town: Town) -> None:
    maria, _petro, _anna, case = await at_work(town)
    vira = town.relative("Vira")
    await vira.agrees()
    await tells(vira)
    await links(maria, case)
    await presses(maria, "grave", await newest(town, "sighting"))
    await maria.sees("<b>Case held.</b>")
    assert await town.store.read(count, "person", "held_by IS NOT NULL") == 1


@pytest.mark.parametrize("whom", ["Коваля Тараса, років тридцять", "Taras Koval, about thirty", "KOVALIA T."])
async def test_an_operator_who_misses_that_person_sees_nothing_of_it(town: Town, whom: str) -> None:
    maria, petro, _anna, case = await at_work(town)
    await is_accepted(Relative(town, maria.person, "uk"), petro, case, relation="sister")
    vira = town.relative("Vira")
    await vira.agrees()
    await tells(vira, {**TOLD, "Who did you meet?": whom})
    await maria.says("/sightings")
    await maria.sees(NONE)
    for verb in ("corroborate", "reporter", "grave", "sighted"):
        maria.forges(f"{verb}:{await newest(town, 'sighting')}")
        await maria.sees_toast(TAKEN)
    await links(petro, case)
    assert not maria.has_read(TOLD["Where was it?"])


async def test_many_reports_are_announced_once_to_each_who_may_look_at_one(town: Town) -> None:
    maria, petro, _anna, case = await at_work(town)
    await is_accepted(Relative(town, maria.person, "uk"), petro, case, relation="sister")
    vira = town.relative("Vira")
    await vira.agrees()
    heard = []
    for whom in ("Коваля Тараса", "Хлопця без документів", "Ще одного"):
        await tells(vira, {**TOLD, "Who did you meet?": whom})
        await town.settles()
        waits = maria.word("<b>Report of a meeting.</b> Someone has told us who they met.")
        heard.append([sum(waits in words for words in one.person.words()) for one in (maria, petro)])
    assert heard == [[0, 1], [1, 1], [1, 1]]
    await tells(vira, {**TOLD, "Where was it?": "Там він загинув"})
    await petro.sees("<b>On hold: a report of a meeting")
    assert not maria.has_seen("<b>On hold: a report of a meeting")


async def test_a_report_without_a_name_is_not_linked_to_the_operators_own_case(town: Town) -> None:
    maria, petro, _anna, case = await at_work(town)
    await is_accepted(Relative(town, maria.person, "uk"), petro, case, relation="sister")
    vira = town.relative("Vira")
    await vira.agrees()
    await tells(vira, {**TOLD, "Who did you meet?": "Хлопець без документів"})
    await maria.says("/sightings")
    await maria.presses("Link to a case")
    await town.settles()
    await maria.says(case.reference)
    await maria.sees("How reliable is it?")
    await maria.person.presses(labels.RELIABILITIES["unclear"].text("uk"))
    await maria.presses("Skip")
    await town.settles()
    assert await town.store.read(count, "corroboration") == 0


async def test_an_operator_asks_whoever_told_it(town: Town, language: str) -> None:
    maria, _petro, _anna, _case = await at_work(town)
    vira = town.relative("Vira", language)
    await vira.agrees()
    await tells(vira)
    await maria.says("/sightings")
    await maria.presses("Write to the reporter")
    await maria.sees("What do you want to write to the person who told us?")
    await maria.says("Чи була на ньому форма?")
    await vira.reads("Чи була на ньому форма?")
    await vira.says("Ні")
    await vira.sees("<b>Passed to the operators.</b> A person, not a program, will read your message.")
    await maria.sees("<b>Your conversation continues:</b>")


async def test_what_the_reporter_has_erased_can_no_longer_be_called(town: Town) -> None:
    maria, _petro, _anna, _case = await at_work(town)
    vira = town.relative("Vira")
    await vira.agrees()
    await vira.says("/seen")
    await vira.presses("Ask for a call")
    await town.settles()
    await vira.says("+44 7700 900123")
    await vira.presses("Send")
    await vira.sees(RECEIVED)
    for press in ("forget:0", "forgetsure:0", "forgotten:0"):
        vira.forges(press)
        await town.settles()
    await maria.says("/sightings")
    assert "+44 7700 900123" not in (await maria.sees(CARD)).text


@pytest.mark.parametrize(
    "words", ["Він загинув", "його вбили", "помер у мене на руках", "He died", "his body", "тіло лежало", "двохсотий"]
)
def test_words_of_the_worst_are_noticed(words: str) -> None:
    assert is_grave({"place": words})


@pytest.mark.parametrize("words", ["був живий", "somebody told me", "тільки там", "затілок", "had a stomach ache"])
def test_others_are_not(words: str) -> None:
    assert not is_grave({"place": words})


def test_reliabilities_have_a_label_each() -> None:
    for language in ("uk", "en"):
        assert len({labels.RELIABILITIES[one].text(language) for one in RELIABILITIES}) == len(RELIABILITIES)


async def test_a_report_is_linked_to_somebody_nobody_has_asked_about(town: Town) -> None:
    maria, vira = await town.operator("Maria", "reviewer"), town.relative("Vira")
    await is_imported(town, "NIB-000001")
    await vira.agrees()
    await tells(vira)
    await links(maria, Case(0, "NIB-000001"))
    await maria.presses("Open {reference}", reference="NIB-000001")
    card = await maria.sees("No relative has asked about this person yet.")
    assert "Збігаються ім'я та вік" in card.text
