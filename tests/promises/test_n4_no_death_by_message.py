"""N4: there is no text for a death; a case that a person handles gets nothing by itself and looks the same."""

import re

import pytest
from babel.messages.pofile import read_po

from bot import i18n
from bot.i18n import LANGUAGES, Language
from bot.model.inquiry import FamilyWord
from tests.promises.quick import HOLD, lifts, presses, reports, times_told, verifies
from tests.register import count, has_asked, is_accepted, standing
from tests.rules.death import WORDS
from tests.town import Town


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_catalog_has_a_word_for_it(language: Language) -> None:
    with (i18n.LOCALES / language / "LC_MESSAGES" / "messages.po").open("rb") as source:
        catalog = read_po(source, locale=language)
    said = [(WORDS["en"], message.id) for message in catalog] + [
        (WORDS[language], message.string or "") for message in catalog
    ]
    assert len(said) > 400
    sentences = [(words, one) for words, many in said for one in ((many,) if isinstance(many, str) else many)]
    assert [sentence for words, sentence in sentences if re.search(words, sentence, re.IGNORECASE)] == []


@pytest.mark.parametrize(
    ("language", "words"), [("en", "He died."), ("uk", "Ваш чоловік загинув"), ("uk", "Тіло передано")]
)
def test_the_word_list_finds_what_it_looks_for(language: Language, words: str) -> None:
    assert re.search(WORDS[language], words, re.IGNORECASE)


@pytest.mark.parametrize("moment", ["before a report", "with a report open", "in the hold", "with a call to be made"])
async def test_a_held_case_gets_no_message_by_itself_and_the_family_sees_no_difference(
    town: Town, language: str, moment: str
) -> None:
    maria, petro, anna = (
        await town.operator("Maria"),
        await town.operator("Petro", "admin"),
        town.relative("Anna", language),
    )
    case = await is_accepted(anna, petro)
    before = await standing(anna)
    if moment != "before a report":
        await reports(maria, case)
    if moment in ("in the hold", "with a call to be made"):
        await verifies(petro)
    if moment == "with a call to be made":
        await anna.person.blocks()
        await town.passes(HOLD + 1)
        await anna.person.unblocks()
    heard = anna.person.words()
    await presses(petro, "hold", case.person)
    await town.passes(HOLD + 1)
    await town.passes(400 * 86_400)
    assert anna.person.words() == heard
    assert await town.store.read(count, "call") == 0
    assert await standing(anna) == before == {case.reference: FamilyWord.ACCEPTED}
    await anna.says("Чи є новини?")
    assert (
        case.reference in (await anna.sees("<b>Passed to the operators.</b> A person, not a program, will read")).text
    )


async def test_while_a_case_is_held_nothing_can_be_reported_or_verified(town: Town) -> None:
    maria, petro, anna = await town.operator("Maria"), await town.operator("Petro", "admin"), town.relative("Anna")
    case = await is_accepted(anna, petro)
    await presses(maria, "hold", case.person)
    await reports(maria, case)
    assert await town.store.read(count, "return_report") == 0
    await lifts(maria, case.person)
    await reports(maria, case)
    await presses(maria, "hold", case.person)
    await verifies(petro)
    await town.passes(HOLD + 1)
    assert [await town.store.read(count, table) for table in ("return_report", "verification", "notice")] == [1, 0, 0]


async def test_a_relative_accepted_while_the_case_is_held_is_confirmed_and_told_no_more(town: Town) -> None:
    maria, petro = await town.operator("Maria"), await town.operator("Petro", "admin")
    anna, nina = town.relative("Anna"), town.relative("Nina")
    case = await is_accepted(anna, petro)
    await reports(maria, case)
    await verifies(petro)
    await presses(maria, "hold", case.person)
    later = await has_asked(nina, relation="mother")
    await presses(maria, "same", f"{later.id}:{case.person}")
    maria.forges("a:accept:way:call_checked")
    maria.forges("skip:accept:detail")
    await nina.reads(later.reference)
    await town.passes(10 * HOLD)
    assert (times_told(anna), times_told(nina)) == (0, 0)
