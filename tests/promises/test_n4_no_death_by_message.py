"""N4: there is no text for a death; a case that a person handles gets nothing by itself and looks the same."""

import re

import pytest
from babel.messages.pofile import read_po

from bot import i18n
from bot.i18n import LANGUAGES, Language
from bot.model.inquiry import FamilyWord
from tests.promises.either_door import DOORS, at_a_door, town
from tests.promises.quick import HOLD, times_told
from tests.register import count, has_asked, is_accepted, standing
from tests.rules.death import WORDS
from tests.town import Town

__all__ = ["town"]


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


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("moment", ["before a report", "with a report open", "in the hold", "with a call to be made"])
async def test_a_held_case_gets_no_message_by_itself_and_the_family_sees_no_difference(
    town: Town, language: str, moment: str, door: str
) -> None:
    anna = town.relative("Anna", language)
    async with at_a_door(town, door) as they:
        case = await is_accepted(anna, they.petro)
        before = await standing(anna)
        if moment != "before a report":
            await they.report(case)
        if moment in ("in the hold", "with a call to be made"):
            await they.verify()
        if moment == "with a call to be made":
            await anna.person.blocks()
            await town.passes(HOLD + 1)
            await anna.person.unblocks()
        heard = anna.person.words()
        await they.hold(case)
        await town.passes(HOLD + 1)
        await town.passes(400 * 86_400)
    assert anna.person.words() == heard
    assert await town.store.read(count, "call") == 0
    assert await standing(anna) == before == {case.reference: FamilyWord.ACCEPTED}
    await anna.says("Чи є новини?")
    assert (
        case.reference in (await anna.sees("<b>Passed to the operators.</b> A person, not a program, will read")).text
    )


@pytest.mark.parametrize("door", DOORS)
async def test_while_a_case_is_held_nothing_can_be_reported_or_verified(town: Town, door: str) -> None:
    async with at_a_door(town, door) as they:
        case = await is_accepted(town.relative("Anna"), they.petro)
        await they.hold(case)
        await they.report(case)
        assert await town.store.read(count, "return_report") == 0
        await they.lift(case)
        await they.report(case)
        await they.hold(case)
        await they.verify()
        await town.passes(HOLD + 1)
    assert [await town.store.read(count, table) for table in ("return_report", "verification", "notice")] == [1, 0, 0]


@pytest.mark.parametrize("door", DOORS)
async def test_a_relative_accepted_while_the_case_is_held_is_confirmed_and_told_no_more(town: Town, door: str) -> None:
    anna, nina = town.relative("Anna"), town.relative("Nina")
    async with at_a_door(town, door) as they:
        case = await is_accepted(anna, they.petro)
        await they.report(case)
        await they.verify()
        await they.hold(case)
        later = await has_asked(nina, relation="mother")
        await they.accept(later, case)
        await nina.reads(later.reference)
        await town.passes(10 * HOLD)
    assert (times_told(anna), times_told(nina)) == (0, 0)
