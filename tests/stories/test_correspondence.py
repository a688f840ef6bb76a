"""Families write, operators read and answer; neither sees the other's account."""

import pytest

from tests.cast import OperatorActor, Relative
from tests.register import Case, is_accepted
from tests.town import HOTLINE, Town

Cast = tuple[OperatorActor, Relative, Case]


async def cast(town: Town, language: str = "uk") -> Cast:
    """Maria reads, Anna's inquiry is accepted."""
    maria, anna = await town.operator("Maria", "reviewer"), town.relative("Anna", language)
    return maria, anna, await is_accepted(anna, maria)


async def reads(maria: OperatorActor) -> str:
    """The oldest message that waits."""
    await maria.says("/messages")
    return (await maria.sees("<b>Conversation with a family</b>")).text


async def test_what_a_family_writes_is_read_and_answered_word_for_word(town: Town, language: str) -> None:
    maria, anna, case = await cast(town, language)
    await anna.says("Чи є новини? <b>&")
    assert (
        case.reference in (await anna.sees("<b>Passed to the operators.</b> A person, not a program, will read")).text
    )
    await maria.sees("<b>A family has written.</b>")
    assert "Чи є новини? <b>&" in await reads(maria)
    await maria.presses("Reply")
    await maria.sees("What do you want to write to the family?")
    await maria.says("Новин немає. Ми <поруч> & чуємо")
    await maria.sees("<b>Sent to the family.</b>")
    told = (await anna.sees("<b>Message from an operator.</b>")).text
    assert "Новин немає. Ми <поруч> & чуємо" in told
    assert HOTLINE in told
    assert "Maria" not in told
    await maria.presses("Next message")
    await maria.sees("<b>Messages.</b>")
    card = (await maria.opens_the_case(case.reference)).text
    assert card.index("Чи є новини?") < card.index("Новин немає.")


async def test_messages_are_read_oldest_first_and_done_brings_the_next(town: Town) -> None:
    maria, anna, case = await cast(town)
    await anna.says("перше")
    await town.settles()
    await anna.says("друге")
    await town.settles()
    assert sum(maria.word("<b>A family has written.</b>") in words for words in maria.person.words()) == 1
    assert "перше" in await reads(maria)
    await maria.reads("друге")
    await maria.presses("Done")
    await maria.sees("<b>Messages.</b>")
    await anna.says("третє")
    await maria.sees("<b>A family has written.</b>")
    await town.gathers()
    assert (
        case.reference in (await anna.sees("<b>Passed to the operators.</b> A person, not a program, will read")).text
    )


@pytest.mark.parametrize("caption", ["Вона на фото", None])
async def test_a_photo_from_a_family_is_seen_by_the_operator(town: Town, caption: str | None) -> None:
    maria, anna, case = await cast(town)
    await anna.person.sends_photo(caption)
    await anna.sees("<b>Passed to the operators.</b> A person, not a program, will look at your photo.")
    words = await reads(maria)
    assert [message.has_photo for message in maria.person.chat if message.from_bot][-2:] == [True, False]
    assert (caption or "") in words
    await maria.person.presses(case.reference)
    await maria.sees("Case")
    assert sum(message.has_photo for message in maria.person.chat) == 2


async def test_an_operator_writes_to_the_family_of_a_case(town: Town, language: str) -> None:
    maria, anna, case = await cast(town, language)
    await maria.opens_the_case(case.reference)
    await maria.presses("Write to the family")
    await town.settles()
    await maria.says("Зателефонуйте нам")
    await anna.sees("<b>Message from an operator.</b>")
    await anna.reads("Зателефонуйте нам")


async def test_what_a_family_adds_is_with_the_case(town: Town, language: str) -> None:
    maria, anna, case = await cast(town, language)
    await anna.opens(case.reference)
    await anna.presses("Add something")
    await town.settles()
    await anna.says("Носить окуляри")
    await anna.sees("<b>Added</b>")
    assert "Носить окуляри" in await reads(maria)
    await maria.opens_the_case(case.reference)
    await maria.reads("Носить окуляри")


async def test_words_of_one_family_are_never_on_another_familys_card(town: Town) -> None:
    maria, anna, own = await cast(town)
    nina = town.relative("Nina")
    other = await is_accepted(nina, maria, own, relation="mother")
    await is_accepted(anna, maria, surname="Бондар")  # so that her words belong to neither in particular
    await anna.says("Лише для вас")
    await town.settles()
    cards = {}
    for case in (own, other):
        await maria.opens_the_case(case.reference)
        await town.settles()
        cards[case.reference] = "Лише для вас" in maria.heard()
    assert cards == {own.reference: True, other.reference: False}


async def test_a_reply_that_was_cancelled_is_not_sent(town: Town) -> None:
    maria, anna, _case = await cast(town)
    await anna.says("Чи є новини?")
    await reads(maria)
    await maria.presses("Reply")
    await maria.presses("Cancel")
    await maria.sees("<b>Cancelled.</b>")
    assert "Чи є новини?" in await reads(maria)
    assert not anna.has_seen("<b>Message from an operator.</b>")
