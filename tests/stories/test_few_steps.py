"""How few steps lead from the first word to a sent inquiry, with the same answers as ever."""

import pytest

from tests.cast import Relative
from tests.town import Town

MOST, MOST_TYPED = 11, 5  # at least six without typing


class Counted:
    """Counts what somebody does; to share a number Telegram asks once more."""

    def __init__(self, anna: Relative) -> None:
        self.anna, self.typed, self.pressed = anna, 0, 0

    async def says(self, words: str) -> None:
        """Types."""
        await self.anna.town.settles()
        self.typed += 1
        await self.anna.says(words)

    async def presses(self, label: str) -> None:
        """Presses."""
        self.pressed += 1
        await self.anna.presses(label)


async def test_eleven_actions_and_six_of_them_without_typing(town: Town, language: str) -> None:
    anna = town.relative("Анна", language, last_name="Коваль")
    counted = Counted(anna)
    await counted.says("/start")
    await counted.presses("I agree")
    await counted.presses("Service member")
    await anna.is_asked("surname")
    await counted.says("Коваль Тарас Іванович")
    await counted.presses("Yes")
    await anna.is_asked("birth_date")
    await counted.says("25.03.1991")
    await anna.is_asked("last_contact")
    await counted.presses("Skip")
    await counted.presses("Wife")
    await anna.is_asked("own_name")
    await anna.person.presses("Анна Коваль")
    await anna.is_asked("phone")
    await anna.person.shares_own_contact()
    summary = await anna.sees("<b>Your inquiry before it is sent</b>")
    for told in ("Коваль", "Тарас", "Іванович", "1991", "Анна Коваль", "+44 7700 900000"):
        assert told in summary.text
    await counted.presses("Send")
    await anna.sees("<b>Your inquiry has been received.</b>")
    name_and_number = 2
    assert counted.typed + counted.pressed + name_and_number <= MOST
    assert counted.typed <= MOST_TYPED
    assert counted.pressed + name_and_number >= 6


async def test_the_name_of_the_profile_is_offered_only_when_it_can_be_one(town: Town) -> None:
    for first, last, offered in (
        ("Анна", "Коваль", True),
        ("Anna", "", False),
        ("🌻", "💛", False),
        ("Котик", "77", False),
    ):
        anna = town.relative(first, last_name=last)
        await anna.agrees()
        await anna.reaches("own_name")
        question = await anna.is_asked("own_name")
        assert (f"{first} {last}" in question.buttons) is offered


@pytest.mark.parametrize("what", ["photo", "note"])
async def test_what_was_not_asked_can_be_added_before_it_is_sent(town: Town, language: str, what: str) -> None:
    maria, anna = await town.operator("Maria", "reviewer"), town.relative("Anna", language)
    await anna.agrees()
    await anna.reaches("phone")
    await anna.answers("phone", "own")
    await anna.sees("<b>Your inquiry before it is sent</b>")
    await anna.adds(what)
    await (anna.person.sends_photo() if what == "photo" else anna.says("Родимка"))
    summary = await anna.sees("<b>Your inquiry before it is sent</b>")
    assert (anna.word("attached") if what == "photo" else "Родимка") in summary.text
    await anna.sends_it()
    card = await maria.opens_the_queue()
    assert any(message.has_photo for message in maria.person.chat) if what == "photo" else "Родимка" in card.text
