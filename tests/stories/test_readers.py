"""Before operators write or call, they see in which language the relative reads, and what time it is there."""

from bot.rehearsal import ShownMessage
from tests.cast import Actor
from tests.stories.standing_clock import town
from tests.town import Town

__all__ = ["town"]


def shows(actor: Actor, card: ShownMessage, language: str, clock: str, where: str) -> None:
    """A card names the language, the hour and the place."""
    words = actor.word("Language: {language}\nLocal time: {clock} ({city})")
    assert words.format(language=language, clock=clock, city=where) in card.text


async def test_the_review_the_case_and_the_conversation_show_language_and_local_time(town: Town, language: str) -> None:
    james, maria = town.relative("James", "en"), await town.operator("Maria", "reviewer", language)
    reference = await james.registers()
    await maria.opens_the_queue()
    nowhere = maria.word("they have not said where they live")
    shows(maria, await maria.sees("<b>Inquiry for review</b>"), "English", "13:06", nowhere)
    await maria.accepts()
    await james.says("/reminders")
    await james.presses("Time zone")
    await town.settles()
    await james.person.presses("22:06 · Sydney")
    await james.sees("Your time: {city}")
    sydney = maria.word("Sydney")
    await maria.opens_the_case(reference)
    card = await maria.reads(reference)
    shows(maria, card, "English", "22:06", sydney)
    assert maria.word("It is night there: better after {clock}.").format(clock="09:00") in card.text
    await james.says("Is there any news?")
    await town.settles()
    await maria.says("/messages")
    shows(maria, await maria.sees("<b>Conversation with a family</b>"), "English", "22:06", sydney)
