"""Wherever there is no way on, the hotline is named; help and privacy are there at any time."""

import re
from itertools import pairwise

from bot.rehearsal.calls import Calls
from tests.cast import SOLDIER
from tests.town import HOTLINE, Town
from tests.wording import plain

REFUSED_LINK = re.compile(r"https?://(?!zvistka\.example)")


async def test_help_and_privacy_name_the_hotline_at_any_time(town: Town, language: str) -> None:
    anna = town.relative("Anna", language)
    openings = {"/help": "<b>Help.</b>", "/privacy": "<b>How we handle your data.</b>"}
    said = {}
    for command, opening in openings.items():
        await anna.says(command)
        said[command] = (await anna.sees(opening)).text
    await anna.agrees()
    await anna.reaches("category")
    for step in ("category", "surname"):
        for command, opening in openings.items():
            await anna.says(command)
            assert (await anna.sees(opening)).text == said[command]
            await anna.is_asked(step)
        await anna.answers(step, SOLDIER[step])
    assert all(HOTLINE in text for text in said.values())


def with_buttons(calls: Calls) -> set[str]:
    """The words that came with buttons, though a question loses them once it is answered."""
    sent = [call.params for call in calls.of("sendMessage") if call.status == 200]
    markups = [(params["text"], str(params.get("reply_markup", ""))) for params in sent]
    return {plain(words) for words, markup in markups if "callback_data" in markup or '"keyboard"' in markup}


async def test_whenever_the_bot_falls_silent_there_is_a_way_on(town: Town, language: str) -> None:
    anna = town.relative("Anna", language)
    await anna.registers()
    for words in ("/status", "/unknown", "/language", "Слова", "/privacy", "/help", "/start"):
        await anna.says(words)
        await town.settles()
    chat = anna.person.chat
    last_words = [said for said, after in pairwise([*chat, chat[0]]) if said.from_bot and not after.from_bot]
    assert len(last_words) > 15
    came_with = with_buttons(town.telegram.calls.to(anna.person.id))
    for said in last_words:
        assert said.inline or said.keyboard or HOTLINE in said.text or said.text in came_with, said


async def test_no_message_contains_a_link_but_that_of_the_organisation(town: Town, language: str) -> None:
    anna, maria = town.relative("Anna", language), await town.operator("Maria", "reviewer", language)
    await anna.says("/help")
    await anna.says("/privacy")
    await anna.registers()
    await maria.accepts()
    await anna.sees("<b>Inquiry accepted.</b>")
    for message in anna.person.chat:
        if message.from_bot:
            assert not REFUSED_LINK.search(message.text)
            assert not [entity for entity in message.entities if entity.type == "text_link"]
