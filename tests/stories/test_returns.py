"""A return is reported by one operator, verified by another, and told to whom it concerns."""

import re

import pytest

from bot.model.inquiry import FamilyWord
from bot.model.registration import CATEGORIES
from bot.texts import labels
from bot.texts.returns.notices import NOT_TO_PUBLISH, return_verified
from storage.register import inquiries
from tests.cast import EVIDENCE
from tests.promises.quick import HOLD, VERIFIED
from tests.register import count, decided, has_asked, is_accepted, standing
from tests.stories.returning import cast, why
from tests.town import HOTLINE, Town
from tests.wording import known, plain, spoken


async def test_the_second_operator_sees_evidence_fields_to_compare_and_who_would_be_told(town: Town) -> None:
    maria, petro, _anna, case = await cast(town)
    james = town.relative("James", "en")
    other = await is_accepted(james, petro, case, relation="brother", own_name="James Doe")
    await maria.reports(case.reference)
    await petro.sees("<b>A report of a return")
    card = (await petro.opens_the_report()).text
    for said in (*list(EVIDENCE.values())[:1], EVIDENCE["territory"], EVIDENCE["identity"], "12 березня 2026", "Maria"):
        assert said in card
    for fact in ("Коваль", "Тарас", "Іванович", "12 березня 1991", case.reference, other.reference, "James Doe"):
        assert fact in card
    assert all(f"{petro.word(one)}: 1" in card for one in ("in English", "in Ukrainian"))
    assert "+44" not in card


async def test_nobody_is_told_whom_the_second_operator_has_not_seen_among_those(town: Town) -> None:
    maria, petro, anna, case = await cast(town)
    await maria.reports(case.reference)
    await petro.opens_the_report()
    await petro.presses("Verify")
    await petro.says("Перевірено окремо")
    await town.settles()
    await is_accepted(james := town.relative("James", "en"), maria, case, relation="brother", own_name="James Doe")
    petro.forges("send:verify")
    await petro.person.sees(why(petro, "not_as_shown"))
    await town.passes(HOLD + 10)
    assert await town.store.read(count, "verification") == 0
    await petro.verifies()
    await town.passes(HOLD + 10)
    assert all([anna.has_seen(VERIFIED), james.has_seen(VERIFIED)])


async def test_the_reporter_cannot_verify(town: Town) -> None:
    petro, anna = await town.operator("Petro", "admin"), town.relative("Anna")
    case = await is_accepted(anna, petro)
    await petro.reports(case.reference)
    await petro.opens_the_report()
    report = (await town.store.read(decided))["return_report"][0]["id"]
    for verb in ("verify", "reject"):
        petro.forges(f"{verb}:{report}")
    await petro.person.sees_toast(why(petro, "own"))
    await petro.says("Перевірено")
    await town.passes(HOLD + 10)
    assert await town.store.read(count, "verification") == 0
    assert not anna.has_seen(VERIFIED)


@pytest.mark.parametrize("category", CATEGORIES)
async def test_the_notice_says_what_a_family_needs_and_nothing_that_harms(
    town: Town, language: str, category: str
) -> None:
    maria, petro, anna, case = await cast(town, language, category=category, note="Частина А0000", relation="mother")
    await maria.reports(case.reference, territory="Бачили в шпиталі у Вигаданому", identity="Схудла, шрам")
    await petro.verifies()
    await town.passes(HOLD - 10)
    assert not anna.has_seen(VERIFIED)
    await town.passes(20)
    notice = await anna.sees(VERIFIED)
    assert notice.protect_content
    assert notice.buttons == [anna.word("I have read this")]
    assert not re.search(r"https?://|t\.me|А0000|Вигадан|Схудла|шрам|Maria|Petro|Перевір", notice.text)
    assert all(said in notice.text for said in (case.reference, HOTLINE, "NGO <Zvistka>"))
    name = "Коваль Тарас Іванович" if language == "uk" else "Тарас Іванович Коваль"
    begins, _name, rest = notice.text.partition(name)
    assert len(begins.splitlines()) > 3
    assert rest
    spoilers = [entity for entity in notice.entities if entity.type == "spoiler"]
    assert len(spoilers) == 1
    assert spoilers[0].offset == len(begins.encode("utf-16-le")) // 2
    assert known(anna.word("<b>How to check this message.</b>"))[:20] in notice.text
    assert plain(spoken(anna.language, NOT_TO_PUBLISH[category])) in notice.text
    told_of_a_unit = re.search("військову частину|полон|the unit|captivity", notice.text) is not None
    assert told_of_a_unit == (category in ("service_member", "foreign_national"))
    assert await standing(anna) == {case.reference: FamilyWord.RETURN_VERIFIED}


async def test_next_steps_differ_by_category(town: Town) -> None:
    said = set()
    for category in CATEGORIES:
        _maria, _petro, anna, _case = await cast(town, category=category)
        inquiry = await town.store.read(inquiries.get, _case.id)
        said.add(
            plain(spoken(anna.language, return_verified(town.settings().org, inquiry, 0, 7)).html).replace(
                _case.reference, ""
            )
        )
    assert len(said) == len(CATEGORIES)


async def test_every_relative_is_told_in_the_own_language(town: Town) -> None:
    maria, petro, anna, case = await cast(town, "uk")
    james = town.relative("James", "en")
    await is_accepted(james, petro, case, relation="brother")
    await maria.reports(case.reference)
    await petro.verifies()
    await town.passes(HOLD + 10)
    await anna.sees(VERIFIED)
    await james.sees(VERIFIED)
    assert james.word(VERIFIED) != anna.word(VERIFIED)


@pytest.mark.parametrize("wish", ["nobody", "not_asked", "all"])
async def test_the_returned_persons_wish_decides_who_is_told(town: Town, wish: str) -> None:
    maria, petro, anna, case = await cast(town)
    await maria.reports(case.reference, wish=wish)
    await petro.verifies()
    await town.passes(HOLD + 10)
    assert anna.has_seen(VERIFIED) == (wish != "nobody")
    word = FamilyWord.RETURN_VERIFIED if wish != "nobody" else FamilyWord.ACCEPTED
    assert await standing(anna) == {case.reference: word}


@pytest.mark.parametrize("written", ["foreign", "not accepted", "nonsense", "right and foreign"])
async def test_only_some_takes_references_of_this_person_only(town: Town, written: str) -> None:
    maria, petro, anna, case = await cast(town)
    olena, nina = town.relative("Olena"), town.relative("Nina")
    await is_accepted(nina, petro, case, relation="mother")
    foreign, waiting = await is_accepted(olena, petro, surname="Бойко"), await has_asked(town.relative("Iryna"))
    references = {"foreign": foreign.reference, "not accepted": waiting.reference, "nonsense": "кому завгодно"}
    await maria.opens_the_case(case.reference)
    await maria.presses("Report a return")
    for name, answer in {**EVIDENCE, "wish": "only"}.items():
        await town.settles()
        if name == "wish":
            await maria.person.presses(labels.WISHES[answer].text(maria.language))
        else:
            await maria.says(answer)
    await town.settles()
    await maria.says(references.get(written, f"{case.reference}, {foreign.reference}"))
    await maria.presses("Pass to a second operator")
    await maria.reads(why(maria, "not_of_this_person"))
    assert await town.store.read(count, "return_report") == 0
    await town.settles()
    assert maria.word("Pass to a second operator") in maria.person.last.buttons  # all she has written is asked again
    maria.forges("change:report:chosen")
    await town.settles()
    await maria.says(case.reference.lower())
    await maria.presses("Pass to a second operator")
    await maria.sees("<b>Report recorded.</b>")
    await petro.verifies()
    await town.passes(HOLD + 10)
    assert [who.has_seen(VERIFIED) for who in (anna, nina, olena)] == [True, False, False]


async def test_what_was_rejected_or_withdrawn_is_never_told_and_can_be_reported_again(town: Town) -> None:
    maria, petro, anna, case = await cast(town)
    await maria.reports(case.reference)
    await petro.opens_the_report()
    await petro.presses("Reject")
    await town.settles()
    await petro.says("Дата народження не та")
    await petro.sees("<b>Report rejected</b>")
    assert "Дата народження не та" in (await maria.sees("<b>Report rejected</b>")).text
    await maria.reports(case.reference)
    await maria.opens_the_report()
    await maria.presses("Withdraw the report")
    await maria.sees("<b>Report withdrawn.</b>")
    await town.passes(HOLD + 10)
    await anna.hears_nothing_new()
    await maria.reports(case.reference)
    await petro.verifies()
    await town.passes(HOLD + 10)
    await anna.sees(VERIFIED)


async def test_two_verifiers_at_once_make_one_verification(town: Town) -> None:
    maria, petro, anna, case = await cast(town)
    olha = await town.operator("Olha")
    await maria.reports(case.reference)
    for verifier in (petro, olha):
        await verifier.opens_the_report()
        await verifier.presses("Verify")
        await town.settles()
        await verifier.says("Перевірено")
        await verifier.sees("<b>Verify this return?</b>")
    for verifier in (petro, olha):
        verifier.forges("send:verify")
    await town.settles()
    await town.passes(HOLD + 10)
    lost = [who for who in (petro, olha) if who.has_read(why(who, "decided"))]
    assert len(lost) == 1
    assert sum(known(anna.word(VERIFIED)) in said for said in anna.person.words()) == 1


async def test_nobody_but_the_one_who_reported_takes_a_report_back(town: Town) -> None:
    maria, petro, anna, case = await cast(town)
    await maria.reports(case.reference)
    await maria.opens_the_report()
    petro.forges(maria.data("unreport"))
    await petro.person.sees_toast(why(petro, "decided"))
    await petro.verifies()
    await town.passes(HOLD + 10)
    await anna.sees(VERIFIED)
