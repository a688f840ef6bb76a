"""/mydata: everything that is held about a relative, in a file to be read and in one for other programs."""

from typing import Any

import pytest

from tests.answers import CIVILIAN
from tests.cast import SOLDIER, Relative
from tests.promises.quick import presses, verifies
from tests.promises.quick import reports as reports_quickly
from tests.register import is_accepted
from tests.stories.claiming import copies
from tests.town import Town

TEN_MINUTES = 601


async def test_a_relative_gets_everything_that_they_gave(town: Town, language: str) -> None:
    anna, maria = town.relative("Anna", language), await town.operator("Maria", "reviewer", language)
    reference = await anna.registers({**SOLDIER, "photo": "one", "note": "Шрам <над> бровою & родимка"})
    await maria.opens_the_queue()
    await maria.presses("Ask")
    await maria.asks("Яке прізвище було раніше?")
    await anna.reads("Яке прізвище було раніше?")
    await anna.says("Бондар")
    await anna.sees("<b>Answer received.</b>")
    await maria.accepts()
    await anna.says("Чи є новини?")
    await town.gathers()
    await anna.sees("<b>Passed to the operators.</b> A person, not a program, will read")
    await anna.reaches("given", {**CIVILIAN, "own_name": None, "phone": None})
    page, parsed = await copies(anna)
    for words in (reference, "Коваль", "Тарас", "Шрам &lt;над&gt; бровою &amp; родимка", "Бондар", "Чи є новини?"):
        assert words in page
    for source in ("Copy of your data", "Answers that were not sent", "What this file does not contain", "accepted"):
        assert anna.word(source) in page
    assert f'lang="{language}"' in page
    assert "Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'" in page
    assert parsed["account"]["telegram_id"] == anna.person.id
    assert parsed["account"]["consented_at"]
    (inquiry,) = parsed["inquiries"]
    assert (inquiry["reference"], inquiry["state"], inquiry["kinship_checked"]) == (
        reference, "accepted", "document_seen",
    )  # fmt: skip
    assert inquiry["answers"]["photo"]
    assert [one["sort"] for one in parsed["messages"]] == ["question", "answer", "message"]
    assert parsed["unfinished_answers"][0]["answers"]["surname"] == "Гнатюк"
    assert "бачив оператор" not in page + str(parsed)


async def test_a_second_copy_is_made_only_after_a_while_and_the_question_is_repeated(town: Town) -> None:
    anna = town.relative("Anna")
    await anna.agrees()
    await anna.reaches("surname")
    await copies(anna)
    await anna.is_asked("surname")
    await town.passes(60)
    await anna.says("/mydata")
    await anna.sees("<b>Copy of your data.</b> It was sent to this chat at")
    await town.passes(TEN_MINUTES)
    await copies(anna)


async def test_a_stranger_gets_what_little_there_is(town: Town) -> None:
    james = town.relative("James", "en")
    page, parsed = await copies(james)
    assert (parsed["inquiries"], parsed["account"]["consented_at"]) == ([], None)
    assert "Nothing is stored." in page


async def test_nothing_of_other_relatives_and_nothing_of_a_return_before_it_was_told(town: Town) -> None:
    anna, olena = town.relative("Anna"), town.relative("Olena")
    maria, petro = await town.operator("Maria", "reviewer"), await town.operator("Petro", "admin")
    case = await is_accepted(anna, petro)
    other = await is_accepted(olena, petro, case, own_name="Ткачук Олена", relation="sister")
    before = await copies(anna)
    await reports_quickly(maria, case)
    await verifies(petro)
    await town.passes(100)
    await presses(petro, "bar", case.id)
    await town.passes(TEN_MINUTES)
    after = await copies(anna)
    assert _untimed(before) == _untimed(after)
    assert other.reference not in str(after)
    assert "Ткачук" not in str(after)
    await presses(petro, "unbar", case.id)
    await town.passes(TEN_MINUTES)
    page, parsed = await copies(anna)
    assert [(one["inquiry"], one["sort"], one["by"]) for one in parsed["told"]] == [
        (case.reference, "return", "message")
    ]
    assert anna.word("Verified return") in page
    assert anna.word("read: {moment}").split("{")[0] in page  # who asks for a copy has read what was told before
    assert parsed["told"][0]["read_at"]


async def test_an_operator_gets_no_familys_words_out_of_a_form_that_was_begun(town: Town) -> None:
    anna, maria = town.relative("Anna"), await town.operator("Maria", "reviewer")
    reference = await anna.registers()
    await maria.opens_the_queue()
    await maria.presses("Decline")
    page, parsed = await copies(maria)
    assert reference not in page + str(parsed)
    assert (parsed["account"]["operator_role"], parsed["unfinished_answers"]) == ("reviewer", [])


@pytest.mark.parametrize("outcome", ["on the phone", "corrected"])
async def test_what_was_told_by_telephone_or_corrected_is_in_it(town: Town, outcome: str) -> None:
    anna = town.relative("Anna")
    maria, petro = await town.operator("Maria", "reviewer"), await town.operator("Petro", "admin")
    case = await is_accepted(anna, petro)
    await reports_quickly(maria, case)
    await verifies(petro)
    if outcome == "on the phone":
        await anna.person.blocks()
    await town.passes(200)
    if outcome == "on the phone":
        await _is_called(anna, maria)
        assert [one["by"] for one in (await copies(anna))[1]["told"]] == ["telephone"]
    else:
        await maria.presses("Stop the notices")
        await petro.presses("Send a correction")
        await town.settles()
        await petro.says("Помилка в особі")
        await petro.presses("Send the correction")
        await anna.sees("<b>Correction: the return is not verified.</b>")
        assert [one["sort"] for one in (await copies(anna))[1]["told"]] == ["return", "correction"]


async def _is_called(anna: Relative, maria: Any) -> None:
    await maria.says("/calls")
    await maria.presses("I take this call")
    await maria.presses("Told by phone")
    await maria.sees("<b>Recorded:</b>")
    await anna.person.unblocks()


def _untimed(pair: tuple[str, dict[str, Any]]) -> tuple[str, dict[str, Any]]:
    page, parsed = pair
    made = page.index("<section>")
    return page[made:], {**parsed, "made_at": ""}
