"""Before consent nothing about a person is taken; consent is kept once, with its wording and its time."""

from functools import partial

import pytest

from bot.model.chat import CONSENT_VERSION
from storage.store.transaction import Row, Transaction
from tests.town import HOTLINE, Town

WHAT_PEOPLE_SAID = ("draft", "inquiry", "person", "message")
NOT_TAKEN = "<b>This was not passed on.</b> Before you can tell us"


async def rows(town: Town, table: str) -> list[Row]:
    """What a table holds, read on another connection."""

    async def job(tx: Transaction) -> list[Row]:
        return await tx.all(f"SELECT * FROM {table}")

    return await town.store.read(job)


async def nothing_is_kept(town: Town) -> bool:
    """Whether nothing that anybody said about a person is in the database."""
    await town.settles()
    kept = [row for table in WHAT_PEOPLE_SAID for row in await rows(town, table)]
    return not kept and all(row["sealed"] is None for row in await rows(town, "inbox"))


async def test_nothing_is_taken_before_consent(town: Town, language: str) -> None:
    anna = town.relative("Anna", language)
    await anna.says("/start")
    person = anna.person
    words = partial(person.says, "Мій чоловік Коваль Тарас, 12.03.1991")
    for sends in (words, partial(person.sends_photo, "Тарас"), person.shares_own_contact, person.sends_voice):
        await sends()
        assert HOTLINE in (await anna.sees(NOT_TAKEN)).text
        assert await nothing_is_kept(town)


async def test_registering_before_consent_leads_to_the_welcome(town: Town, language: str) -> None:
    anna = town.relative("Anna", language)
    await anna.says("/register")
    await anna.sees("<b>Before you begin.</b>")
    await anna.says("Коваль")
    await anna.sees(NOT_TAKEN)
    await anna.says("/status")
    await anna.sees("<b>My inquiries.</b>")
    await anna.presses("Register a missing person")
    await anna.sees("<b>Before you begin.</b>")
    assert await nothing_is_kept(town)


@pytest.mark.parametrize("data", ["anew", "register", "resume:registration", "a:registration:category:child"])
async def test_forged_buttons_open_nothing_before_consent(town: Town, data: str) -> None:
    anna = town.relative("Anna", "en")
    await anna.says("/start")
    await anna.sees("<b>Before you begin.</b>")
    anna.forges(data)
    await town.settles()
    await anna.says("Коваль")
    await anna.sees(NOT_TAKEN)
    assert await nothing_is_kept(town)


async def test_consent_is_kept_with_its_wording_and_its_time(town: Town, language: str) -> None:
    anna = town.relative("Anna", language)
    await anna.says("/start")
    await anna.sees("<b>Before you begin.</b>")
    before = await rows(town, "chat")
    assert [(chat["consent_version"], chat["consented_at"]) for chat in before] == [(None, None)]
    town.clock.ahead += 3_600
    await anna.presses("I agree")
    await anna.sees("<b>Your consent has been recorded.</b>")
    (chat,) = await rows(town, "chat")
    assert chat["consent_version"] == CONSENT_VERSION
    assert 3_600 <= chat["consented_at"] - chat["met_at"] < 3_660


async def test_two_presses_of_consent_are_one(town: Town, language: str) -> None:
    anna = town.relative("Anna", language)
    await anna.says("/start")
    welcome = await anna.sees("<b>Before you begin.</b>")
    agree = anna.data("consent")
    anna.person.press(welcome, agree)
    anna.person.press(welcome, agree)
    await anna.sees_toast("Already done.")
    await town.settles()
    agreed = anna.word("<b>Your consent has been recorded.</b>")
    assert len([said for said in anna.person.words() if agreed in said]) == 1


async def test_the_button_of_consent_pressed_days_later_changes_nothing(town: Town) -> None:
    anna = town.relative("Anna", "en")
    await anna.agrees()
    (first,) = await rows(town, "chat")
    await town.passes(3 * 86_400)
    anna.forges("consent")
    await anna.sees_toast("Already done.")
    (later,) = await rows(town, "chat")
    assert later == {**first, "seen_at": later["seen_at"]}


async def test_after_consent_the_first_step_is_one_press_away(town: Town, language: str) -> None:
    anna = town.relative("Anna", language)
    await anna.agrees()
    await anna.presses("Civilian")
    await anna.is_asked("surname")


async def test_who_agreed_to_an_earlier_wording_is_asked_again_and_then_goes_on(town: Town) -> None:
    anna = town.relative("Anna", "en")
    await anna.agrees()
    await anna.reaches("given")
    await town.store.run(_agreed_to_an_earlier_wording)
    await anna.says("Тарас")
    await anna.sees("<b>Before you begin.</b>")
    await anna.presses("I agree")
    await anna.is_asked("given")
    assert not anna.has_read("Тарас")
    await anna.says("Тарас")
    await anna.is_asked("patronymic")


async def _agreed_to_an_earlier_wording(tx: Transaction) -> None:
    await tx.execute("UPDATE chat SET consent_version = 'earlier'")
